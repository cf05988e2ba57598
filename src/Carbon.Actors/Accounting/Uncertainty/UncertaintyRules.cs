using System.Collections.Immutable;
using Carbon.Contracts;

namespace Carbon.Accounting.Uncertainty;

/// <summary>
/// Standard uncertainties of what carries none of its own: instruments by accuracy class (4.6), parts that were not measured (12.4),
/// parameters by kind and unit. Data of <c>config/uncertainty.yaml</c>; immutable and safe to share.
/// </summary>
public sealed class UncertaintyRules
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "uncertainty.yaml";

    private readonly ImmutableDictionary<string, (string Family, ImmutableDictionary<string, RelativeUncertainty> Classes)> _media;
    private readonly ImmutableDictionary<string, RelativeUncertainty> _transformers;
    private readonly ImmutableDictionary<(string Part, string Method), RelativeUncertainty> _parts;
    private readonly ImmutableArray<ParameterRule> _parameters;

    internal UncertaintyRules(
        ImmutableDictionary<string, (string, ImmutableDictionary<string, RelativeUncertainty>)> media,
        ImmutableDictionary<string, RelativeUncertainty> transformers,
        ImmutableDictionary<(string, string), RelativeUncertainty> parts,
        ImmutableArray<ParameterRule> parameters)
    {
        _media = media;
        _transformers = transformers;
        _parts = parts;
        _parameters = parameters;
    }

    /// <summary>Reads and checks a file.</summary>
    /// <exception cref="AccountingLibraryException">Something in it is wrong; everything that is wrong is listed with file, line and key.</exception>
    public static UncertaintyRules Load(string file) => UncertaintyRulesReader.Read(file);

    /// <summary>Uncertainty of an instrument with its transformers.</summary>
    /// <param name="medium">What it measures.</param>
    /// <param name="accuracyClass">Class as the register has it, see <see cref="AccuracyClass.Parse"/>.</param>
    public RelativeUncertainty Instrument(string medium, string accuracyClass)
    {
        var read = AccuracyClass.Parse(accuracyClass);
        if (read.Instrument.Length == 0)
            return RelativeUncertainty.Unknown(UncertaintyGap.NoClass);
        if (!_media.TryGetValue(medium, out var known))
            return RelativeUncertainty.Unknown(UncertaintyGap.Medium(medium));
        if (!known.Classes.TryGetValue(read.Instrument, out var own))
            return RelativeUncertainty.Unknown(UncertaintyGap.UnknownClass(accuracyClass, known.Family));
        var (square, confirmed) = (own.Standard!.Value * own.Standard.Value, own.Confirmed);
        foreach (var transformer in read.Transformers)
        {
            if (!_transformers.TryGetValue(transformer, out var added))
                return RelativeUncertainty.Unknown(UncertaintyGap.Transformer(transformer, accuracyClass));
            square += added.Standard!.Value * added.Standard.Value;
            confirmed &= added.Confirmed;
        }
        return read.Transformers.Count == 0
            ? own
            : new RelativeUncertainty(Formulas.DecimalMath.Sqrt(square), $"{own.Rule}, {string.Join(", ", read.Transformers.Select(t => $"transformer {t}"))}", own.Source, confirmed);
    }

    /// <summary>Uncertainty of a part of a quantity that is not plainly measured, relative to the part.</summary>
    /// <param name="part"><c>estimated</c>, <c>filled</c>, <c>manual</c> or <c>under_review</c>.</param>
    /// <param name="method">How it was filled or entered; empty where the part has one rule.</param>
    public RelativeUncertainty Part(string part, string method = "") =>
        _parts.GetValueOrDefault((part, method)) ?? RelativeUncertainty.Unknown(UncertaintyGap.Part(part, method));

    /// <summary>Uncertainty of a parameter: its own, else that of the first rule that fits.</summary>
    public RelativeUncertainty Parameter(ConstantRecord constant, string category)
    {
        if (constant.Uncertainty is { } own)
            return RelativeUncertainty.OfHalfWidth(Math.Abs(own.ToDecimal()), "given with the value", constant.Origin, true);
        return _parameters.FirstOrDefault(r => r.Fits(constant, category))?.Uncertainty
            ?? RelativeUncertainty.Unknown(UncertaintyGap.Parameter(constant.Symbol, constant.Unit));
    }
}
