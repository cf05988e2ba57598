using Carbon.Accounting;
using Carbon.Accounting.Uncertainty;
using Carbon.Metering;

namespace Carbon.Node.Configuration;

/// <summary>What travels with the program: configurations, methods and factors.</summary>
public static class ShippedConfiguration
{
    /// <summary>The folder, beside the program.</summary>
    public static string Folder => Path.Combine(AppContext.BaseDirectory, "config");

    /// <summary>Reads the libraries of methods and factors, with one of the plant's own beside them where there is one.</summary>
    /// <exception cref="AccountingLibraryException">They are not sound; every problem is named.</exception>
    public static AccountingLibrary Library(string? own = null) => AccountingLibrary.Load(Folder, own);

    /// <summary>Reads the rules of uncertainty: those of the plant's own library where it has them, else those shipped.</summary>
    /// <param name="own">Folder of the plant's own library; null: only those shipped.</param>
    /// <exception cref="AccountingLibraryException">The file is not sound; every problem is named with its line.</exception>
    public static UncertaintyRules Uncertainty(string? own = null)
    {
        var file = own is null ? null : Path.Combine(own, UncertaintyRules.FileName);
        return UncertaintyRules.Load(File.Exists(file) ? file : Path.Combine(Folder, UncertaintyRules.FileName));
    }

    /// <summary>Reads the calendar of working days: that of the plant's own library where it has one, else the one shipped.</summary>
    /// <param name="own">Folder of the plant's own library; null: only the shipped one.</param>
    /// <exception cref="AccountingLibraryException">The file is not sound; every problem is named with its line.</exception>
    public static WorkCalendar Calendar(string? own = null)
    {
        var file = own is null ? null : Path.Combine(own, CalendarFile.FileName);
        return CalendarFile.Read(File.Exists(file) ? file : Path.Combine(Folder, CalendarFile.FileName));
    }
}
