using System.Collections.Immutable;
using Carbon.Accounting.Units;

namespace Carbon.Accounting.Factors;

/// <summary>
/// Specific enthalpy of steam by absolute pressure (MPa) and, for superheated steam, temperature (degC). Linear between the points,
/// never beyond them.
/// </summary>
/// <param name="Temperatures">Temperatures of the columns, degC, rising; empty for saturated steam.</param>
/// <param name="Rows">Pressure, MPa, rising, with the enthalpies, kJ/kg; null where the steam is not superheated.</param>
/// <param name="Pressure">Unit of pressure.</param>
/// <param name="Temperature">Unit of temperature.</param>
/// <param name="Enthalpy">Unit of enthalpy.</param>
/// <param name="Confirmed">False when the table is not confirmed.</param>
public sealed record SteamTable(
    ImmutableArray<decimal> Temperatures, ImmutableArray<SteamRow> Rows, Unit Pressure, Unit Temperature, Unit Enthalpy, bool Confirmed)
{
    /// <summary>The enthalpy at a pressure and, for superheated steam, a temperature.</summary>
    /// <exception cref="AccountingException">The point lies outside the table, or a temperature is missing or one too many.</exception>
    public decimal At(decimal pressure, decimal? temperature)
    {
        if (Temperatures.IsEmpty != (temperature is null))
        {
            throw new AccountingException(Temperatures.IsEmpty ? "saturated steam is looked up by pressure p alone" : "superheated steam is looked up by pressure p and temperature t");
        }
        var (low, high) = Neighbours([.. Rows.Select(row => row.Pressure)], pressure, $"p {PlainDecimal.Print(pressure)} {Pressure}");
        return Between(Rows[low].Pressure, Rows[high].Pressure, pressure, Enthalpies(low, temperature), Enthalpies(high, temperature));
    }

    private decimal Enthalpies(int row, decimal? temperature)
    {
        if (temperature is not { } t)
        {
            return Rows[row].Enthalpies[0]!.Value;
        }
        var (low, high) = Neighbours(Temperatures, t, $"t {PlainDecimal.Print(t)} {Temperature}");
        return Rows[row].Enthalpies[low] is { } a && Rows[row].Enthalpies[high] is { } b
            ? Between(Temperatures[low], Temperatures[high], t, a, b)
            : throw new AccountingException($"steam of t {PlainDecimal.Print(t)} {Temperature} near p {PlainDecimal.Print(Rows[row].Pressure)} {Pressure} is not superheated, or too near saturation for the table");
    }

    private static (int Low, int High) Neighbours(ImmutableArray<decimal> points, decimal at, string what)
    {
        var high = 0;
        while (high < points.Length && points[high] < at)
        {
            high++;
        }
        if (high == points.Length || (high == 0 && points[0] != at))
        {
            throw new AccountingException($"{what} lies outside the table, {PlainDecimal.Print(points[0])} to {PlainDecimal.Print(points[^1])}");
        }
        return points[high] == at ? (high, high) : (high - 1, high);
    }

    private static decimal Between(decimal low, decimal high, decimal at, decimal a, decimal b) =>
        low == high ? a : a + ((b - a) * (at - low) / (high - low));
}

/// <summary>The enthalpies at one pressure.</summary>
/// <param name="Pressure">Absolute pressure, MPa.</param>
/// <param name="Enthalpies">kJ/kg, one per temperature (one alone for saturated steam); null where there is none.</param>
public sealed record SteamRow(decimal Pressure, ImmutableArray<decimal?> Enthalpies);
