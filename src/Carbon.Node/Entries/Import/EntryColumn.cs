namespace Carbon.Node.Entries.Import;

/// <summary>A column of an import table.</summary>
/// <param name="Name">Name in the heading.</param>
/// <param name="NameZh">Chinese name; either is taken.</param>
/// <param name="Explanation">What belongs there.</param>
/// <param name="ExplanationZh">The same in Chinese.</param>
public sealed record EntryColumn(string Name, string NameZh, string Explanation, string ExplanationZh)
{
    /// <summary>Every column, in the order of the template.</summary>
    public static readonly IReadOnlyList<EntryColumn> All =
    [
        new("item", "填报项", "id of the data item", "填报项编号"),
        new("from", "开始日期", "first day, 2026-10-01 or a date cell; 2026-10 with an empty \"to\" is the whole month", "首日，如 2026-10-01；仅填 2026-10 且截止日期为空表示整月"),
        new("to", "截止日期", "last day, included", "末日（含）"),
        new("value", "数值", "as on the document, with a decimal point", "单据上的数值，小数点用“.”"),
        new("unit", "单位", "unit of the value; empty: unit of the item", "数值的单位；空为填报项的单位"),
        new("document", "单据", "number or title of the document", "单据编号或名称"),
        new("mass", "样品量", "analyses only: mass that the sample stands for", "仅化验：样品代表的质量"),
        new("uncertainty", "不确定度", "relative, as a fraction: 0.05 for 5 %; may be empty", "相对不确定度，0.05 表示 5%；可空"),
        new("supersedes", "更正", "id of the entry that this row corrects; may be empty", "所更正条目的编号；可空"),
        new("confirmation", "确认理由", "why a value beyond twice the history is right; may be empty", "超过历史两倍时的理由；可空"),
        new("note", "备注", "remark; may be empty", "备注；可空"),
    ];

    /// <summary>The column of a heading; null where there is none.</summary>
    public static EntryColumn? Of(string heading) =>
        All.FirstOrDefault(c => string.Equals(c.Name, heading.Trim(), StringComparison.OrdinalIgnoreCase) || c.NameZh == heading.Trim());
}
