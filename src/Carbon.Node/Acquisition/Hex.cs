namespace Carbon.Node.Acquisition;

/// <summary>Bytes as people write them: two hexadecimal digits a byte, with or without separators.</summary>
public static class Hex
{
    /// <summary>Reads hexadecimal text. Spaces, tabs, line ends, commas, colons and hyphens may stand between bytes. False with a reason when the text is something else.</summary>
    public static bool TryParse(string text, out byte[] bytes, out string error)
    {
        var result = new List<byte>(text.Length / 2);
        var high = -1;
        bytes = [];
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsWhiteSpace(c) || c is ',' or ':' or '-')
            {
                if (high >= 0)
                    return Fail($"a byte has only one hexadecimal digit before position {i + 1}", out error);
                continue;
            }
            if (!char.IsAsciiHexDigit(c))
                return Fail($"'{c}' at position {i + 1} is not a hexadecimal digit", out error);
            var digit = Convert.ToInt32(c.ToString(), 16);
            if (high < 0)
            {
                high = digit;
                continue;
            }
            result.Add((byte)((high << 4) | digit));
            high = -1;
        }
        if (high >= 0)
            return Fail("the last byte has only one hexadecimal digit", out error);
        bytes = [.. result];
        error = "";
        return true;
    }

    /// <summary>Upper-case bytes with a space between them, as frames are printed everywhere in the product.</summary>
    public static string Spaced(ReadOnlySpan<byte> bytes) =>
        bytes.IsEmpty ? "" : string.Create(bytes.Length * 3 - 1, bytes, static (text, source) =>
        {
            const string digits = "0123456789ABCDEF";
            for (var i = 0; i < source.Length; i++)
            {
                if (i > 0)
                    text[i * 3 - 1] = ' ';
                text[i * 3] = digits[source[i] >> 4];
                text[i * 3 + 1] = digits[source[i] & 15];
            }
        });

    private static bool Fail(string reason, out string error)
    {
        error = reason;
        return false;
    }
}
