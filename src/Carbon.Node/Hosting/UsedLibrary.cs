using Carbon.Accounting;
using Carbon.Accounting.Binding;
using Carbon.Contracts;
using Carbon.Views;
using Google.Protobuf;
using Microsoft.Data.Sqlite;

namespace Carbon.Node.Hosting;

/// <summary>Holds the library of a start against what the sources of the data folder were bound to.</summary>
public static class UsedLibrary
{
    /// <summary>Checks before anything is started.</summary>
    /// <exception cref="InvalidDataException">A version that is in use has another content.</exception>
    public static void Check(string dataFolder, AccountingLibrary library)
    {
        var views = new ViewsDatabase(dataFolder);
        if (!File.Exists(views.File))
            return;
        IReadOnlyList<SourceRecord> sources;
        try
        {
            sources = new PlantCatalogue(views).AllVersions();
        }
        catch (Exception e) when (e is SqliteException or InvalidProtocolBufferException)
        {
            // Views of another version, or damaged ones, are built anew after the start.
            return;
        }
        if (LibraryUse.Problems(sources, library) is { IsEmpty: false } problems)
            throw new InvalidDataException("The library is not the one in use:" + Environment.NewLine + string.Join(Environment.NewLine, problems));
    }
}
