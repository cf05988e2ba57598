namespace Carbon.Node.Tests.Node;

/// <summary>Configurations of small plants.</summary>
internal static class SmallPlant
{
    public const decimal Factor = 0.5366m;

    /// <summary>Two meters that push: <c>hall</c> by intervals and <c>main</c> by a register of four digits, each a source; <c>hall</c> counts half.</summary>
    public static string Pushed(string channels = "", string moreMeters = "", string moreSources = "", string every = "1m") => $$"""
        {
          "role": "terminal",
          "plant": {"id": "works", "nameZh": "厂", "nameEn": "works", "timeZone": "Asia/Shanghai", "method": "M08"},
          "meters": [
            {"id": "hall", "nameZh": "车间", "nameEn": "hall", "medium": "electricity", "points": [
              {"id": "energy", "kind": "interval", "unit": "kWh", "every": "{{every}}", "label": "start", "fill": "none"}]},
            {"id": "main", "nameZh": "总表", "nameEn": "main", "medium": "electricity", "points": [
              {"id": "energy", "kind": "counter", "unit": "kWh", "every": "{{every}}", "modulus": 10000, "fill": "none"}]}{{moreMeters}}
          ],
          "channels": [{{channels}}],
          "sources": [
            {{Source("power-hall", "hall")}},
            {{Source("power-main", "main")}}{{moreSources}}
          ],
          "boundaries": [
            {"id": "shop", "nameZh": "车间", "nameEn": "shop", "members": [{"source": "power-hall", "share": 0.5}]}
          ]
        }
        """;

    /// <summary>Grid electricity of one meter.</summary>
    public static string Source(string id, string meter) => $$$"""
        {"id": "{{{id}}}", "nameZh": "电", "nameEn": "power", "methodSource": "M08.elec",
             "given": {"EF_elec": {"value": {{{Factor}}}, "unit": "tCO2/MWh", "origin": "test"}},
             "activity": {"AD_elec": {"meter": "{{{meter}}}", "point": "energy"} } }
        """;

    /// <summary>Tonnes of one hour.</summary>
    public static decimal Tonnes(decimal kilowattHours) => decimal.Round(kilowattHours * 0.001m * Factor, 9, MidpointRounding.AwayFromZero);
}
