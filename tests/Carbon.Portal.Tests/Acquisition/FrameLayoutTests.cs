using Carbon.Portal.Acquisition.Frames;
using FsCheck.Xunit;

namespace Carbon.Portal.Tests.Acquisition;

/// <summary>Where the fields of frames stand.</summary>
public sealed class FrameLayoutTests
{
    [Theory]
    [InlineData("Modbus RTU", true, "0103000000 02C40B", "unit:1 function:1 register:2 count:2 crc:2")]
    [InlineData("Modbus RTU", false, "01030412345678814E", "unit:1 function:1 length:1 values:4 crc:2")]
    [InlineData("Modbus RTU", false, "018302C0F1", "unit:1 function:1 exception:1 crc:2")]
    [InlineData("Modbus TCP", false, "00010000000701030412345678", "transaction:2 protocol:2 length:2 unit:1 function:1 length:1 values:4")]
    [InlineData("DL/T 645-2007", true, "FEFEFEFE680200000026206811043333343 3FA16", "wake:4 start:1 address:6 start:1 control:1 length:1 identifier:4 sum:1 end:1")]
    [InlineData("DL/T 645-2007", false, "680200000026206891083333343355 68BC473E16", "start:1 address:6 start:1 control:1 length:1 identifier:4 values:4 sum:1 end:1")]
    [InlineData("DL/T 645-2007", false, "68020000002620 68D10135A016", "start:1 address:6 start:1 control:1 length:1 values:1 sum:1 end:1")]
    public void Every_byte_has_its_field(string protocol, bool sent, string hex, string expected) =>
        Assert.Equal(expected, string.Join(' ', FrameLayout.Of(protocol, true, sent, Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal))).Select(f => $"{f.Name}:{f.Length}")));

    [Fact]
    public void A_frame_that_is_not_believed_is_not_cut() => Assert.Equal("bytes", Assert.Single(FrameLayout.Of("Modbus RTU", false, true, [1, 3, 0, 0])).Name);

    [Property(MaxTest = 2000)]
    public bool Whatever_comes_its_fields_are_all_of_it_in_order(byte[] bytes, bool sent, int protocol)
    {
        string[] protocols = ["Modbus RTU", "Modbus TCP", "DL/T 645-2007", "DL/T 645-1997", "CJ/T 188", "HJ 212"];
        var at = 0;
        foreach (var field in FrameLayout.Of(protocols[(int)((uint)protocol % (uint)protocols.Length)], true, sent, bytes))
        {
            if (field.Start != at || field.Length <= 0)
                return false;
            at += field.Length;
        }
        return at == bytes.Length;
    }
}
