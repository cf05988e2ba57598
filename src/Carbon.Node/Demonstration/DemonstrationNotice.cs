using Carbon.Portal.Demonstration;

namespace Carbon.Node.Demonstration;

/// <summary>What every page of the demonstration says: simulated meters, faster time, where the data are from.</summary>
public sealed class DemonstrationNotice : IDemonstrationNotice
{
    /// <inheritdoc/>
    public string TextZh => "演示：模拟仪表，加速时间（一天约两分钟）。用电数据：UCI 钢铁工业能耗数据集（CC BY 4.0）；燃气与热力：剑桥大学建筑能源档案（MIT）。";

    /// <inheritdoc/>
    public string TextEn => "Demonstration: simulated meters in accelerated time (a day in about two minutes). Electricity: UCI Steel Industry Energy Consumption (CC BY 4.0); gas and heat: Cambridge University Estates (MIT).";
}
