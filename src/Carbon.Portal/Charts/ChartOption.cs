using System.Text.Encodings.Web;
using System.Text.Json;

namespace Carbon.Portal.Charts;

/// <summary>The common parts of every chart of the portal.</summary>
public static class ChartOption
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>An option as JSON.</summary>
    public static string Text(object option) => JsonSerializer.Serialize(option, Json);

    /// <summary>The grid within its frame.</summary>
    public static object Grid(int top = 36) => new { left = 8, right = 12, top, bottom = 4, containLabel = true };

    /// <summary>A category axis.</summary>
    public static object Axis(IEnumerable<string> labels) => new
    {
        type = "category",
        data = labels,
        axisLine = new { lineStyle = new { color = "var(--line-strong)" } },
        axisTick = new { show = false },
        axisLabel = new { color = "var(--ink-muted)", hideOverlap = true },
    };

    /// <summary>A value axis with its unit.</summary>
    public static object ValueAxis(string unit, bool fromZero = true) => new
    {
        type = "value",
        name = unit,
        nameTextStyle = new { color = "var(--ink-muted)", align = "left" },
        scale = !fromZero,
        splitNumber = 4,
        axisLabel = new { color = "var(--ink-muted)", formatter = "fn:short" },
        splitLine = new { lineStyle = new { color = "var(--line)" } },
    };

    /// <summary>The tooltip of a series over an axis.</summary>
    public static object Tooltip() => new
    {
        trigger = "axis",
        confine = true,
        backgroundColor = "var(--surface)",
        borderColor = "var(--line-strong)",
        textStyle = new { color = "var(--ink)", fontSize = 12 },
        valueFormatter = "fn:short",
        axisPointer = new { type = "shadow", shadowStyle = new { color = "var(--hover)" } },
    };

    /// <summary>A legend above the grid.</summary>
    public static object Legend() => new
    {
        type = "scroll",
        top = 0,
        left = 88,
        right = 0,
        itemWidth = 12,
        itemHeight = 8,
        textStyle = new { color = "var(--ink-muted)" },
        pageTextStyle = new { color = "var(--ink-muted)" },
        pageIconColor = "var(--ink-muted)",
    };
}
