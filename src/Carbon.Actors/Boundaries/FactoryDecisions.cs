using Carbon.Boundaries.Settings;
using Carbon.Contracts;
using Carbon.Persistence;
using Google.Protobuf;

namespace Carbon.Boundaries;

/// <summary>What a factory answers to a command: pure functions of its state, the command and the time.</summary>
public static class FactoryDecisions
{
    /// <summary>Decides on any factory command; null where it is none.</summary>
    public static Decision<Factory>? Decide(Factory factory, IMessage command, DateTimeOffset now)
    {
        switch (command)
        {
            case ConfigureFactory configure when configure.Factory.Equals(configure.ByHand ? factory.Configuration : factory.Filed):
                return Decision<Factory>.Answer(factory, new Done());
            case ConfigureFactory configure when MemberRules.Problem(configure.Factory.Members) is { } problem:
                return Decision<Factory>.Answer(factory, new Refused { Reason = $"The factory {configure.Factory.Id} is not configured: {problem}" });
            case ConfigureFactory configure:
                var configured = Configured(factory, configure, now);
                var over = factory.Apply(configured);
                var (events, sums) = ConsolidationDecisions.Settle([configured], over.Sums, over.Sums.Days.Keys);
                return new Decision<Factory>(events, over with { Sums = sums }, new Done());
            case ConfigureSettings configure:
                return SettingsDecisions.Decide(factory, configure, now);
            case ReportPeriod report:
                return Report(factory, report, now);
            case TakeHistory history:
                var (restated, past) = ConsolidationDecisions.Take(factory.Sums, history, now);
                return new Decision<Factory>(restated, factory with { Sums = past }, null);
            case FeedDays feed:
                var (taken, after) = ConsolidationDecisions.Take(factory.Sums, feed);
                return new Decision<Factory>(taken, factory with { Sums = after }, null);
            default:
                return null;
        }
    }

    /// <summary>A mark in the journal: what was known then is found again by its time.</summary>
    private static Decision<Factory> Report(Factory factory, ReportPeriod report, DateTimeOffset now)
    {
        if (factory.Configuration is null)
            return Decision<Factory>.Answer(factory, new Refused { Reason = $"There is no plant '{report.FactoryId}'." });
        if (report.To < report.From)
            return Decision<Factory>.Answer(factory, new Refused { Reason = $"The period ends on {report.To}, before it begins on {report.From}." });
        var reported = new PeriodReported
        {
            At = now.ToUnixTimeMilliseconds(),
            From = report.From,
            To = report.To,
            By = report.By,
            Note = report.Note,
            Categories = { report.Categories },
        };
        return new Decision<Factory>([reported], factory, reported);
    }

    private static FactoryConfigured Configured(Factory factory, ConfigureFactory configure, DateTimeOffset now)
    {
        var record = configure.Factory.Clone();
        if (!configure.ByHand)
            record.Members.AddRange(FiledMembers.AddedByHand(factory.Configuration?.Members, factory.Filed?.Members, record.Members));
        return new FactoryConfigured
        {
            At = now.ToUnixTimeMilliseconds(),
            Factory = record,
            By = configure.By,
            ByHand = configure.ByHand,
            Reason = configure.Reason,
            Filed = configure.ByHand || record.Equals(configure.Factory) ? null : configure.Factory,
        };
    }
}
