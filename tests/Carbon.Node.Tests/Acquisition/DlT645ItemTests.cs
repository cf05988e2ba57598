using System.Text.Json.Nodes;
using Carbon.Node.Acquisition.Decoding;
using Carbon.Node.Acquisition.DlT645;

namespace Carbon.Node.Tests.Acquisition;

/// <summary>Identifiers, widths, decimals and units as the two editions have them.</summary>
public sealed class DlT645ItemTests
{
    private const DlT645Edition New = DlT645Edition.Edition2007;
    private const DlT645Edition Old = DlT645Edition.Edition1997;

    [Theory]
    [InlineData(New, "00000000", 4, 2, "kWh", true, 1)]
    [InlineData(New, "00010000", 4, 2, "kWh", false, 1)]
    [InlineData(New, "00020000", 4, 2, "kWh", false, 1)]
    [InlineData(New, "00013F00", 4, 2, "kWh", false, 1)]
    [InlineData(New, "0001FF00", 4, 2, "kWh", false, 64)]
    [InlineData(New, "0001000C", 4, 2, "kWh", false, 1)]
    [InlineData(New, "00030000", 4, 2, "kvarh", true, 1)]
    [InlineData(New, "00090000", 4, 2, "kVAh", false, 1)]
    [InlineData(New, "02010100", 2, 1, "V", false, 1)]
    [InlineData(New, "0201FF00", 2, 1, "V", false, 3)]
    [InlineData(New, "02020300", 3, 3, "A", true, 1)]
    [InlineData(New, "0202FF00", 3, 3, "A", true, 3)]
    [InlineData(New, "02030000", 3, 4, "kW", true, 1)]
    [InlineData(New, "0203FF00", 3, 4, "kW", true, 4)]
    [InlineData(New, "02040200", 3, 4, "kvar", true, 1)]
    [InlineData(New, "02050000", 3, 4, "kVA", true, 1)]
    [InlineData(New, "02060000", 2, 3, "", true, 1)]
    [InlineData(New, "02800002", 2, 2, "Hz", false, 1)]
    [InlineData(New, "01010000", 8, 4, "kW", false, 1)]
    [InlineData(New, "0101FF00", 8, 4, "kW", false, 64)]
    [InlineData(New, "04000409", 3, 0, "imp/kWh", false, 1)]
    [InlineData(New, "05060101", 4, 2, "kWh", false, 64)]
    [InlineData(New, "0506013E", 4, 2, "kWh", false, 64)]
    [InlineData(New, "05040101", 4, 2, "kWh", false, 1)]
    [InlineData(Old, "9010", 4, 2, "kWh", false, 1)]
    [InlineData(Old, "9020", 4, 2, "kWh", false, 1)]
    [InlineData(Old, "9110", 4, 2, "kvarh", false, 1)]
    [InlineData(Old, "901F", 4, 2, "kWh", false, 15)]
    [InlineData(Old, "B611", 2, 0, "V", false, 1)]
    [InlineData(Old, "B623", 2, 2, "A", false, 1)]
    [InlineData(Old, "B630", 3, 4, "kW", false, 1)]
    [InlineData(Old, "B640", 2, 2, "kvar", false, 1)]
    [InlineData(Old, "B650", 2, 3, "", false, 1)]
    [InlineData(Old, "C030", 3, 0, "imp/kWh", false, 1)]
    public void An_identifier_has_its_width_decimals_unit_and_sign(DlT645Edition edition, string di, int bytes, int decimals, string unit, bool signed, int values)
    {
        var item = DlT645Items.Find(edition, di);
        Assert.Equal((bytes, decimals, unit, signed, values), (item!.Bytes, item.Decimals, item.Unit, item.Signed, item.Elements.Count));
    }

    [Theory]
    [InlineData(New, "04000101", DlT645Content.Date, 4)]
    [InlineData(New, "04000102", DlT645Content.Time, 3)]
    [InlineData(New, "04000401", DlT645Content.Digits, 6)]
    [InlineData(New, "04000507", DlT645Content.Bits, 2)]
    [InlineData(New, "05060001", DlT645Content.Moment, 5)]
    [InlineData(Old, "C010", DlT645Content.Date, 4)]
    [InlineData(Old, "C011", DlT645Content.Time, 3)]
    [InlineData(Old, "C032", DlT645Content.Digits, 6)]
    public void What_is_no_number_is_known_for_what_it_is(DlT645Edition edition, string di, DlT645Content content, int bytes)
    {
        var item = DlT645Items.Find(edition, di);
        Assert.Equal((content, bytes), (item!.Content, item.Bytes));
    }

    [Theory]
    [InlineData("00014000")]
    [InlineData("0506013F")]
    [InlineData("05060100")]
    [InlineData("05070101")]
    [InlineData("03010000")]
    public void What_the_edition_does_not_have_is_not_known(string di) => Assert.Null(DlT645Items.Find(New, di));

    [Fact]
    public void Demands_come_with_their_times_in_single_values_and_in_blocks()
    {
        byte[] demand = [0x45, 0x23, 0x01, 0x30, 0x14, 0x05, 0x11, 0x26];
        var single = Explain("00 00 01 01", demand);
        Assert.Equal(("1.2345", "2026-11-05T14:30"), ((string)single["values"]!["demand"]!["value"]!, (string)single["occurred"]!));
        var block = Explain("00 FF 01 01", [.. demand, .. demand])["values"]!;
        Assert.Equal(("1.2345", "2026-11-05T14:30"), ((string)block["tariff1"]!["value"]!, (string)block["tariff1"]!["occurred"]!));
    }

    [Fact]
    public void A_broadcast_of_the_time_and_the_time_of_a_freeze_are_explained()
    {
        var broadcast = DlT645Explanation.Of(DlT645TimeBroadcast.Build(new(2026, 11, 25, 13, 30, 59)), New).Meaning;
        Assert.Equal(("broadcast time 广播校时", "2026-11-25T13:30:59"), ((string)broadcast["function"]!, (string)broadcast["time"]!));
        Assert.Equal("2026-11-25T00:00", (string)Explain("01 00 06 05", [0x00, 0x00, 0x25, 0x11, 0x26])["time"]!);
    }

    private static JsonObject Explain(string identifier, byte[] value) =>
        DlT645Explanation.Of(DlT645Frame.Build("202600000017", 0x91, [.. Convert.FromHexString(identifier.Replace(" ", "")), .. value]), New).Meaning;
}
