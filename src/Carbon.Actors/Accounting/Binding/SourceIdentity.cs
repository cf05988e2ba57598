namespace Carbon.Accounting.Binding;

/// <summary>Which source is bound.</summary>
/// <param name="Id">Id of the source.</param>
/// <param name="Plant">Id of the plant.</param>
/// <param name="TimeZone">IANA name of the plant's time zone: days of validity are days there.</param>
/// <param name="NameZh">Chinese name.</param>
/// <param name="NameEn">English name.</param>
public sealed record SourceIdentity(string Id, string Plant, string TimeZone, string NameZh, string NameEn);
