using System.Globalization;
using System.Text;

namespace Carbon.Node.Acquisition.Files;

/// <summary>The folder of a channel: which files stand still, and where they go.</summary>
public sealed class FileFolder(FilesOptions options, TimeProvider time)
{
    private const int MostFiles = 10_000;
    private const int MostReported = 10_000;
    private readonly Dictionary<string, Seen> seen = new(StringComparer.Ordinal);

    private string Done => Path.Combine(options.Folder, "done");

    private string Refused => Path.Combine(options.Folder, "refused");

    /// <summary>The files that stand still, oldest first.</summary>
    /// <exception cref="IOException">The folder cannot be read, or files cannot be moved in it.</exception>
    public IReadOnlyList<FileInfo> Standing()
    {
        try
        {
            var folder = new DirectoryInfo(options.Folder);
            if (!folder.Exists)
                throw new IOException($"there is no folder {options.Folder}; make it, or correct the folder of the channel");
            Directory.CreateDirectory(Done);
            Directory.CreateDirectory(Refused);
            var files = folder.EnumerateFiles().Where(f => options.Takes(f.Name) && f.LinkTarget is null).Take(MostFiles).ToList();
            foreach (var gone in seen.Keys.Except(files.Select(f => f.Name)).ToList())
                seen.Remove(gone);
            return [.. files.Where(Stands).OrderBy(f => f.LastWriteTimeUtc).ThenBy(f => f.Name, StringComparer.Ordinal)];
        }
        catch (UnauthorizedAccessException failure)
        {
            throw new IOException($"{failure.Message} The terminal reads, writes and moves files in {options.Folder}; give its user the right to.", failure);
        }
    }

    /// <summary>The content of a file; null where it is being written or has changed meanwhile.</summary>
    /// <exception cref="UnreadableFileException">It is too large.</exception>
    public async Task<byte[]?> ReadAsync(FileInfo file, CancellationToken cancellation)
    {
        try
        {
            await using var stream = new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.Read, 65536, useAsync: true);
            if (stream.Length > options.MaximumBytes)
                throw new UnreadableFileException($"the file has {stream.Length} bytes, more than {options.MaximumBytes}; split it, or raise maximumBytes of the channel");
            var content = new byte[stream.Length];
            await stream.ReadExactlyAsync(content, cancellation);
            return IsSame(file) ? content : null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>True while a file is the one that was listed.</summary>
    public static bool IsSame(FileInfo file) => new FileInfo(file.FullName) is { Exists: true } now && now.Length == file.Length && now.LastWriteTimeUtc == file.LastWriteTimeUtc;

    /// <summary>Moves a file that is done with: to <c>refused</c>, beside a report, where something in it was.</summary>
    /// <exception cref="IOException">It cannot be moved.</exception>
    public void PutAway(FileInfo file, FileVerdict verdict)
    {
        try
        {
            var target = Free(verdict.Refused ? Refused : Done, file.Name);
            if (verdict.Refused)
                File.WriteAllText($"{target}.report.csv", Report(verdict), new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
            File.Move(file.FullName, target);
            seen.Remove(file.Name);
        }
        catch (UnauthorizedAccessException failure)
        {
            throw new IOException(failure.Message, failure);
        }
    }

    private bool Stands(FileInfo file)
    {
        if (!seen.TryGetValue(file.Name, out var before) || before.Length != file.Length || before.Written != file.LastWriteTimeUtc)
            seen[file.Name] = before = new(file.Length, file.LastWriteTimeUtc, time.GetTimestamp());
        return time.GetElapsedTime(before.Since) >= options.Settle;
    }

    private static string Free(string folder, string name)
    {
        var target = Path.Combine(folder, name);
        for (var i = 2; File.Exists(target) || File.Exists($"{target}.report.csv"); i++)
            target = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileNameWithoutExtension(name)}-{i}{Path.GetExtension(name)}"));
        return target;
    }

    private static string Report(FileVerdict verdict)
    {
        var text = new StringBuilder("row,column,reason\r\n");
        foreach (var problem in verdict.Problems.Take(MostReported))
            text.Append(CultureInfo.InvariantCulture, $"{(problem.Row > 0 ? problem.Row : null)},{Quoted(problem.Column)},{Quoted(problem.Reason)}\r\n");
        return text.Append(CultureInfo.InvariantCulture, $",,{Quoted($"{verdict.Accepted} readings recorded, {verdict.Duplicates} known before, {verdict.Problems.Count} refused")}\r\n").ToString();
    }

    private static string Quoted(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private readonly record struct Seen(long Length, DateTime Written, long Since);
}

/// <summary>What became of a file.</summary>
/// <param name="Accepted">Readings that are durable now.</param>
/// <param name="Duplicates">Readings that were durable before.</param>
/// <param name="Problems">What was refused; row 0: not one row.</param>
public sealed record FileVerdict(int Accepted, int Duplicates, IReadOnlyList<FileProblem> Problems)
{
    /// <summary>Something was refused.</summary>
    public bool Refused => Problems.Count > 0;
}
