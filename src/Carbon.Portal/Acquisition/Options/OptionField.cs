using System.Collections.Immutable;

namespace Carbon.Portal.Acquisition.Options;

/// <summary>What an option holds.</summary>
public enum OptionKind
{
    /// <summary>Text.</summary>
    Text,

    /// <summary>A whole number.</summary>
    Whole,

    /// <summary>A decimal number.</summary>
    Number,

    /// <summary>Yes or no.</summary>
    Flag,

    /// <summary>A duration, as <c>250ms</c>, <c>5s</c>, <c>15m</c>, <c>1h</c>, <c>1d</c>.</summary>
    Duration,

    /// <summary>A day, as <c>2026-11-25</c>.</summary>
    Day,

    /// <summary>One of <see cref="OptionField.Choices"/>.</summary>
    Choice,

    /// <summary>A list of texts.</summary>
    Texts,

    /// <summary>A map from names to texts.</summary>
    Map,

    /// <summary>Options that belong together: <see cref="OptionField.Fields"/>.</summary>
    Group,

    /// <summary>A list of such groups.</summary>
    Groups,

    /// <summary>Anything else, as JSON.</summary>
    Json,
}

/// <summary>An option of a channel, a meter or a point, as a form needs to know it.</summary>
/// <param name="Name">Its name in the configuration.</param>
/// <param name="Owner">What it is an option of: the key under which its words may stand, such as <c>ModbusPoint</c>.</param>
/// <param name="Kind">What it holds.</param>
public sealed record OptionField(string Name, string Owner, OptionKind Kind)
{
    /// <summary>It cannot be left out.</summary>
    public bool Needed { get; init; }

    /// <summary>It belongs to this very protocol or cannot be left out; the others are rarely changed.</summary>
    public bool IsMain { get; init; }

    /// <summary>It is a password, key or token: shown masked only.</summary>
    public bool IsSecret { get; init; }

    /// <summary>What holds where it is left out, as it is typed; empty: nothing.</summary>
    public string Default { get; init; } = "";

    /// <summary>What may be chosen.</summary>
    public ImmutableArray<string> Choices { get; init; } = [];

    /// <summary>Key under which the words of the choices stand, such as <c>Parity</c>.</summary>
    public string ChoiceWords { get; init; } = "";

    /// <summary>Options of a group, or of each group of a list.</summary>
    public ImmutableArray<OptionField> Fields { get; init; } = [];
}
