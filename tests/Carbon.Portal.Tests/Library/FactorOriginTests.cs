using Carbon.Portal.Library;

namespace Carbon.Portal.Tests.Library;

/// <summary>Origins of values as sources record them.</summary>
public sealed class FactorOriginTests
{
    [Theory]
    [InlineData("electricity.MEE-NBS-2023.national, row national_average, column value; 公告; electricity#75d9c8b1", "electricity.MEE-NBS-2023.national", "national_average", "公告; electricity#75d9c8b1")]
    [InlineData("process.glass2013.carbonate, row Ca(Fe,Mg,Mn)(CO3)2, column value; S13; process#1", "process.glass2013.carbonate", "Ca(Fe,Mg,Mn)(CO3)2", "S13; process#1")]
    [InlineData("default: process.steel2013.process, row electrode; S13-STEEL; M08/1#9c0f35a6", "process.steel2013.process", "electrode", "S13-STEEL; M08/1#9c0f35a6")]
    public void A_row_of_a_table_is_found_in_its_origin(string origin, string table, string row, string rest) =>
        Assert.Equal(new FactorOrigin(table, row, rest), FactorOrigin.Read(origin));

    [Theory]
    [InlineData("given")]
    [InlineData("supplier certificate 17, row 3")]
    [InlineData("default: IPCC 2006; M08/1#9c0f35a6")]
    public void What_is_no_row_of_a_table_is_none(string origin) => Assert.Null(FactorOrigin.Read(origin));
}
