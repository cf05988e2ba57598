using System.Text;

namespace Carbon.Node.Settle;

/// <summary>
/// Understands the ways people write a time format: .NET (<c>dd/MM/yyyy HH:mm</c>), strftime (<c>%d/%m/%Y %H:%M</c>),
/// and loose ones (<c>dd/mm/yyyy HH:MM</c>), where the place of the letters tells months from minutes.
/// </summary>
public static class TimeFormat
{
    /// <summary>The .NET formats to try, strict first, then with one- or two-digit fields.</summary>
    public static string[] Forms(string format)
    {
        var net = format.Contains('%') ? FromStrftime(format) : Normalized(format);
        var lenient = net.Replace("dd", "d").Replace("MM", "M").Replace("HH", "H").Replace("hh", "h");
        return [net, lenient];
    }

    private static string FromStrftime(string format)
    {
        var net = new StringBuilder();
        for (var i = 0; i < format.Length; i++)
        {
            if (format[i] != '%' || i + 1 == format.Length)
            {
                net.Append(Literal(format[i]));
                continue;
            }
            if (format[++i] == '-' && i + 1 < format.Length)
            {
                i++;
            }
            net.Append(format[i] switch
            {
                'Y' => "yyyy",
                'y' => "yy",
                'm' => "MM",
                'd' => "dd",
                'H' => "HH",
                'I' => "hh",
                'M' => "mm",
                'S' => "ss",
                'f' => "FFFFFFF",
                'p' => "tt",
                'b' => "MMM",
                'B' => "MMMM",
                'z' => "zzz",
                'T' => "HH:mm:ss",
                'F' => "yyyy-MM-dd",
                var other => Literal(other),
            });
        }
        return net.ToString();
    }

    private static string Normalized(string format)
    {
        var net = new StringBuilder();
        var clock = false;
        for (var i = 0; i < format.Length;)
        {
            var end = i;
            while (end < format.Length && char.ToLowerInvariant(format[end]) == char.ToLowerInvariant(format[i]))
            {
                end++;
            }
            var length = end - i;
            var letter = format[i];
            clock |= letter is 'H' or 'h';
            net.Append(letter switch
            {
                'Y' or 'y' => new string('y', length),
                'D' or 'd' => new string('d', length),
                'h' when format.Contains("tt", StringComparison.Ordinal) => new string('h', length),
                'H' or 'h' => new string('H', length),
                'm' or 'M' => new string(clock && length <= 2 ? 'm' : 'M', length),
                'S' or 's' => new string('s', length),
                'T' => Literal('T'),
                'Z' => Literal('Z'),
                _ => format[i..end],
            });
            i = end;
        }
        return net.ToString();
    }

    private static string Literal(char c) => char.IsLetter(c) ? $"'{c}'" : c.ToString();
}
