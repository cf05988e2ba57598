using System.Globalization;
using System.Reflection;
using Carbon.Accounting.Uncertainty;
using Carbon.Portal.Language;

namespace Carbon.Portal.Tests.Insight;

public sealed class UncertaintyGapTests
{
    [Theory]
    [InlineData("zh-Hans")]
    [InlineData("en")]
    public void Every_reason_for_an_unknown_uncertainty_has_words_that_name_its_details(string language)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = new CultureInfo(language);
        try
        {
            var gaps = Gaps();
            Assert.True(gaps.Count >= 10);
            Assert.All(gaps, gap =>
            {
                var text = new Words()[$"gap.{gap.Code}", [.. gap.Details]];
                Assert.DoesNotContain("gap.", text, StringComparison.Ordinal);
                Assert.All(gap.Details, d => Assert.Contains(d, text, StringComparison.Ordinal));
            });
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    private static List<UncertaintyGap> Gaps()
    {
        var members = typeof(UncertaintyGap);
        return
        [
            .. members.GetProperties(BindingFlags.Public | BindingFlags.Static).Select(p => (UncertaintyGap)p.GetValue(null)!),
            .. members.GetMethods(BindingFlags.Public | BindingFlags.Static).Where(m => m.ReturnType == members && !m.IsSpecialName)
                .Select(m => (UncertaintyGap)m.Invoke(null, [.. m.GetParameters().Select(p => (object)("of " + p.Name))])!),
        ];
    }
}
