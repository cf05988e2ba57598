using System.Globalization;

namespace Carbon.Views;

/// <summary>Numbers of points or sources as SQL takes them: whole numbers of ours, nothing that anyone typed.</summary>
internal static class KeyList
{
    /// <summary>The numbers with commas between.</summary>
    public static string Of(IEnumerable<long> keys) => string.Join(',', keys.Select(k => k.ToString(CultureInfo.InvariantCulture)));
}
