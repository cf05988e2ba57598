using System.Security.Cryptography;
using System.Text;
using Carbon.Accounting.Documents;

namespace Carbon.Accounting.Loading;

/// <summary>The content of a part of a file as a hash: layout and comments do not matter, every key and value does.</summary>
internal static class ContentHash
{
    internal static string Of(DataNode node)
    {
        var text = new StringBuilder();
        Write(node, text);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static void Write(DataNode node, StringBuilder text)
    {
        switch (node)
        {
            case DataScalar scalar:
                text.Append(scalar.Quoted ? '"' : '\'').Append(scalar.Text.Length).Append(':').Append(scalar.Text);
                break;
            case DataList list:
                text.Append('[');
                foreach (var item in list.Items)
                    Write(item, text);
                text.Append(']');
                break;
            case DataMap map:
                text.Append('{');
                foreach (var (key, value) in map.Entries)
                {
                    text.Append(key.Length).Append(':').Append(key);
                    Write(value, text);
                }
                text.Append('}');
                break;
        }
    }
}
