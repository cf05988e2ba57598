namespace Carbon.Contracts;

/// <summary>A message for one entity; its id decides the shard.</summary>
public interface IEntityCommand
{
    /// <summary>Id of the entity within its kind.</summary>
    string EntityId { get; }
}

/// <summary>A message for a meter.</summary>
public interface IMeterCommand : IEntityCommand;

/// <summary>A message for an emission source.</summary>
public interface ISourceCommand : IEntityCommand;

/// <summary>A message for an accounting boundary.</summary>
public interface IBoundaryCommand : IEntityCommand;

/// <summary>A message for a factory.</summary>
public interface IFactoryCommand : IEntityCommand;

/// <summary>A message for the channels of a plant.</summary>
public interface IChannelsCommand : IEntityCommand;

/// <summary>A message for a data item.</summary>
public interface IItemCommand : IEntityCommand;

public sealed partial class ConfigureMeter : IMeterCommand
{
    /// <inheritdoc/>
    public string EntityId => Meter.Id;
}

public sealed partial class RecordReadings : IMeterCommand
{
    /// <inheritdoc/>
    public string EntityId => MeterId;
}

public sealed partial class AnnounceReplacement : IMeterCommand
{
    /// <inheritdoc/>
    public string EntityId => MeterId;
}

public sealed partial class SubscribeToPoint : IMeterCommand
{
    /// <inheritdoc/>
    public string EntityId => MeterId;
}

public sealed partial class DescribeMeter : IMeterCommand
{
    /// <inheritdoc/>
    public string EntityId => MeterId;
}

public sealed partial class ConfigureSource : ISourceCommand
{
    /// <inheritdoc/>
    public string EntityId => Source.Id;
}

public sealed partial class FeedActivity : ISourceCommand
{
    /// <inheritdoc/>
    public string EntityId => SourceId;
}

public sealed partial class FeedValues : ISourceCommand
{
    /// <inheritdoc/>
    public string EntityId => SourceId;
}

public sealed partial class LiveActivity : ISourceCommand
{
    /// <inheritdoc/>
    public string EntityId => SourceId;
}

public sealed partial class TakeHistory : ISourceCommand
{
    /// <inheritdoc/>
    public string EntityId => SourceId;
}

public sealed partial class DescribeSource : ISourceCommand
{
    /// <inheritdoc/>
    public string EntityId => SourceId;
}

public sealed partial class SubscribeToDays : ISourceCommand, IBoundaryCommand
{
    string IEntityCommand.EntityId => EntityId;
}

public sealed partial class ConfigureBoundary : IBoundaryCommand
{
    /// <inheritdoc/>
    public string EntityId => Boundary.Id;
}

public sealed partial class WakeEntity : IMeterCommand, ISourceCommand, IBoundaryCommand, IFactoryCommand, IItemCommand, IChannelsCommand
{
    string IEntityCommand.EntityId => EntityId;
}

public sealed partial class ConfigureFactory : IFactoryCommand
{
    /// <inheritdoc/>
    public string EntityId => Factory.Id;
}

public sealed partial class ConfigureSettings : IFactoryCommand
{
    /// <inheritdoc/>
    public string EntityId => FactoryId;
}

public sealed partial class ReportPeriod : IFactoryCommand
{
    /// <inheritdoc/>
    public string EntityId => FactoryId;
}

public sealed partial class FeedDays : IBoundaryCommand, IFactoryCommand
{
    string IEntityCommand.EntityId => EntityId;
}

public sealed partial class ConfigureItem : IItemCommand
{
    /// <inheritdoc/>
    public string EntityId => Item.Id;
}

public sealed partial class MakeEntries : IItemCommand
{
    /// <inheritdoc/>
    public string EntityId => ItemId;
}

public sealed partial class MoveEntry : IItemCommand
{
    /// <inheritdoc/>
    public string EntityId => ItemId;
}

public sealed partial class AttachVoucher : IItemCommand
{
    /// <inheritdoc/>
    public string EntityId => ItemId;
}

public sealed partial class SubscribeToItem : IItemCommand
{
    /// <inheritdoc/>
    public string EntityId => ItemId;
}

public sealed partial class DescribeItem : IItemCommand
{
    /// <inheritdoc/>
    public string EntityId => ItemId;
}

public sealed partial class ConfigureChannels : IChannelsCommand
{
    /// <inheritdoc/>
    public string EntityId => Plant;
}

public sealed partial class DescribeChannels : IChannelsCommand
{
    /// <inheritdoc/>
    public string EntityId => Plant;
}
