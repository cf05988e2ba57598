using Carbon.Portal.Charts;
using Carbon.Portal.Figures;

namespace Carbon.Portal.Boundaries;

/// <summary>The boundary as a flow: widths are tonnes, deductions as wide as they are large.</summary>
public static class BoundaryFlow
{
    private const int Row = 26;
    private const int Least = 320;

    /// <summary>The chart, and the height at which every meter stays readable.</summary>
    public static (string Option, int Height) Of(BoundaryNode plant)
    {
        var nodes = new Dictionary<string, object>(StringComparer.Ordinal);
        var links = new List<object>();
        Add(plant, "", nodes, links);
        var widest = BoundaryTree.Flat(plant).GroupBy(n => n.Level).Max(g => g.Count(n => n.Tonnes is > 0m or < 0m));
        return (ChartOption.Text(new
        {
            tooltip = new
            {
                trigger = "item",
                confine = true,
                backgroundColor = "var(--surface)",
                borderColor = "var(--line-strong)",
                textStyle = new { color = "var(--ink)", fontSize = 12 },
                formatter = "fn:sankey",
            },
            series = new[]
            {
                new
                {
                    type = "sankey",
                    nodeAlign = "left",
                    left = 4,
                    right = 240,
                    top = 8,
                    bottom = 8,
                    nodeWidth = 12,
                    nodeGap = 10,
                    draggable = false,
                    layoutIterations = 32,
                    emphasis = new { focus = "adjacency" },
                    lineStyle = new { color = "target", opacity = 0.32, curveness = 0.5 },
                    label = new
                    {
                        color = "var(--ink)",
                        fontSize = 12,
                        textBorderColor = "var(--surface)",
                        textBorderWidth = 2,
                        formatter = "fn:sankeyLabel",
                        rich = new { t = new { color = "var(--ink-muted)", fontSize = 12 } },
                    },
                    data = nodes.Values,
                    links,
                },
            },
        }), Math.Max(Least, widest * Row));
    }

    private static void Add(BoundaryNode node, string path, Dictionary<string, object> nodes, List<object> links)
    {
        if (node.Tonnes is not (> 0m or < 0m))
            return;
        var key = $"{path}/{node.Level}:{node.Id}";
        nodes[key] = new
        {
            name = key,
            label0 = node.Name,
            real = node.Tonnes,
            href = node.Address,
            itemStyle = new { color = node.Category.Length > 0 ? CategoryColour.Value(node.Category) : "var(--accent)", borderWidth = 0 },
        };
        foreach (var child in node.Children.Where(c => c.Tonnes is > 0m or < 0m))
        {
            var to = $"{key}/{child.Level}:{child.Id}";
            links.Add(new { source = key, target = to, value = Math.Abs(child.Tonnes!.Value), real = child.Tonnes, sourceName = node.Name, targetName = child.Name, href = child.Address });
            Add(child, key, nodes, links);
        }
    }
}
