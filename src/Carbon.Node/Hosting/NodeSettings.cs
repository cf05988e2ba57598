using Carbon.Accounting;
using Carbon.Accounting.Uncertainty;
using Carbon.Metering;
using Carbon.Node.Configuration;
using Carbon.Portal.Demonstration;

namespace Carbon.Node.Hosting;

/// <summary>Everything a node needs to start.</summary>
public sealed record NodeSettings
{
    /// <summary>What the node is.</summary>
    public required NodeConfiguration Configuration { get; init; }

    /// <summary>Methods and factors.</summary>
    public required AccountingLibrary Library { get; init; }

    /// <summary>How uncertain is what carries no uncertainty of its own.</summary>
    public UncertaintyRules Uncertainty { get; init; } = ShippedConfiguration.Uncertainty();

    /// <summary>Working days of the plant: for gap filling (12.4) and locating.</summary>
    public WorkCalendar Calendar { get; init; } = ShippedConfiguration.Calendar();

    /// <summary>Folder of all its data; nothing is written anywhere else.</summary>
    public required string DataFolder { get; init; }

    /// <summary>Port of portal and API; 0: any free one.</summary>
    public required int Port { get; init; }

    /// <summary>The clock of everything that is recorded.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>What is to be done once the entities stand and before anything is collected.</summary>
    public Func<IServiceProvider, CancellationToken, Task>? BeforeCollecting { get; init; }

    /// <summary>What the portal says about a demonstration; null where it is none.</summary>
    public IDemonstrationNotice? Notice { get; init; }
}
