using Carbon.Accounting.Documents;
using Carbon.Accounting.Methods;

namespace Carbon.Accounting.Loading;

/// <summary>Reads titles, which are a text or a pair <c>{zh, en}</c>.</summary>
internal static class Texts
{
    internal static LocalizedText Title(DataMap map) => map["title"] switch
    {
        DataMap title => new LocalizedText(title.Text("zh"), title.Text("en")),
        DataScalar title => new LocalizedText(title.Text, title.Text),
        _ => new LocalizedText(null, null),
    };
}
