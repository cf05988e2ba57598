using System.Collections.Frozen;
using Google.Protobuf;

namespace Carbon.Contracts;

/// <summary>Which message is stored under which manifest. Add lines; never change or reuse one.</summary>
public static class ContractManifests
{
    /// <summary>Manifest of <see cref="Carbon.Contracts.ActivityTaken"/>.</summary>
    public const string ActivityTaken = "sa1";

    /// <summary>Manifest of <see cref="Carbon.Contracts.DaySubscriptionAdded"/>.</summary>
    public const string DaySubscriptionAdded = "ss1";

    /// <summary>Manifest of <see cref="Carbon.Contracts.EmissionDaysSettled"/>.</summary>
    public const string EmissionDaysSettled = "sd1";

    /// <summary>Manifest of <see cref="Carbon.Contracts.PeriodReported"/>.</summary>
    public const string PeriodReported = "fp1";

    private static readonly (string Manifest, MessageParser Parser, Type Type)[] Table =
    [
        Entry("mc1", MeterConfigured.Parser),
        Entry("mr1", ReadingsRecorded.Parser),
        Entry("mi1", IntervalsSettled.Parser),
        Entry("md1", DaysSettled.Parser),
        Entry("mg1", GapsClosed.Parser),
        Entry("mn1", IncidentsNoticed.Parser),
        Entry("mx1", ReplacementAnnounced.Parser),
        Entry("ms1", SubscriptionAdded.Parser),
        Entry("mS1", MeterState.Parser),
        Entry("sc1", SourceConfigured.Parser),
        Entry(ActivityTaken, Contracts.ActivityTaken.Parser),
        Entry("sr1", EmissionsRestated.Parser),
        Entry("sv1", ValuesTaken.Parser),
        Entry("sh1", HistoryRestated.Parser),
        Entry(EmissionDaysSettled, Contracts.EmissionDaysSettled.Parser),
        Entry(DaySubscriptionAdded, Contracts.DaySubscriptionAdded.Parser),
        Entry("sS1", SourceState.Parser),
        Entry("bc1", BoundaryConfigured.Parser),
        Entry("fc1", FactoryConfigured.Parser),
        Entry("fs1", SettingsConfigured.Parser),
        Entry(PeriodReported, Contracts.PeriodReported.Parser),
        Entry("bm1", MemberDaysTaken.Parser),
        Entry("bS1", BoundaryState.Parser),
        Entry("fS1", FactoryState.Parser),
        Entry("cm1", ConfigureMeter.Parser),
        Entry("cr1", RecordReadings.Parser),
        Entry("cx1", AnnounceReplacement.Parser),
        Entry("cs1", SubscribeToPoint.Parser),
        Entry("qm1", DescribeMeter.Parser),
        Entry("rm1", MeterDescription.Parser),
        Entry("rr1", ReadingsReply.Parser),
        Entry("cS1", ConfigureSource.Parser),
        Entry("cF1", FeedActivity.Parser),
        Entry("cL1", LiveActivity.Parser),
        Entry("cV1", FeedValues.Parser),
        Entry("cH1", TakeHistory.Parser),
        Entry("cD1", SubscribeToDays.Parser),
        Entry("qs1", DescribeSource.Parser),
        Entry("rs1", SourceDescription.Parser),
        Entry("cB1", ConfigureBoundary.Parser),
        Entry("cY1", ConfigureFactory.Parser),
        Entry("cG1", ConfigureSettings.Parser),
        Entry("cP1", ReportPeriod.Parser),
        Entry("cM1", FeedDays.Parser),
        Entry("ic1", ItemConfigured.Parser),
        Entry("id1", EntryDrafted.Parser),
        Entry("im1", EntryMoved.Parser),
        Entry("ia1", VoucherAttached.Parser),
        Entry("iv1", ItemValuesSettled.Parser),
        Entry("is1", ItemSubscriptionAdded.Parser),
        Entry("iS1", DataItemState.Parser),
        Entry("cI1", ConfigureItem.Parser),
        Entry("cE1", MakeEntries.Parser),
        Entry("cN1", MoveEntry.Parser),
        Entry("cA1", AttachVoucher.Parser),
        Entry("ci1", SubscribeToItem.Parser),
        Entry("qi1", DescribeItem.Parser),
        Entry("ri1", ItemDescription.Parser),
        Entry("re1", EntriesReply.Parser),
        Entry("lc1", ChannelsConfigured.Parser),
        Entry("lS1", ChannelsState.Parser),
        Entry("cC1", ConfigureChannels.Parser),
        Entry("qc1", DescribeChannels.Parser),
        Entry("rc1", ChannelsDescription.Parser),
        Entry("ok1", Done.Parser),
        Entry("no1", Refused.Parser),
        Entry("st1", StopEntity.Parser),
        Entry("wk1", WakeEntity.Parser),
    ];

    private static readonly FrozenDictionary<string, MessageParser> Parsers = Table.ToFrozenDictionary(e => e.Manifest, e => e.Parser);
    private static readonly FrozenDictionary<Type, string> Manifests = Table.ToFrozenDictionary(e => e.Type, e => e.Manifest);

    /// <summary>Every manifest with its message type.</summary>
    public static IEnumerable<(string Manifest, Type Type)> All => Table.Select(e => (e.Manifest, e.Type));

    /// <summary>The message types that have a manifest.</summary>
    public static Type[] Types => [.. Table.Select(e => e.Type)];

    /// <summary>The manifest of a message.</summary>
    /// <exception cref="ArgumentException">The type has none.</exception>
    public static string Of(object message) => Manifests.TryGetValue(message.GetType(), out var manifest)
        ? manifest
        : throw new ArgumentException($"{message.GetType().Name} has no manifest; add a line to {nameof(ContractManifests)}.", nameof(message));

    /// <summary>Reads a stored message.</summary>
    /// <exception cref="FormatException">The manifest is unknown or the bytes are not such a message: the journal is newer than this program, or damaged.</exception>
    public static IMessage Parse(string manifest, byte[] bytes)
    {
        if (!Parsers.TryGetValue(manifest, out var parser))
            throw new FormatException($"The journal holds an event with the manifest '{manifest}', which this version does not know. Start the version that wrote it, or a newer one.");
        try
        {
            return parser.ParseFrom(bytes);
        }
        catch (InvalidProtocolBufferException e)
        {
            throw new FormatException($"A stored event with the manifest '{manifest}' cannot be read: {e.Message} The record is damaged.", e);
        }
    }

    private static (string, MessageParser, Type) Entry<T>(string manifest, MessageParser<T> parser)
        where T : IMessage<T> => (manifest, parser, typeof(T));
}
