namespace Carbon.Benchmarks;

/// <summary>A folder that goes when it is no longer needed; on the disk of the working folder, so that every part of a run writes to the same disk.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    /// <summary>Makes a new folder.</summary>
    public TemporaryFolder() => Directory.CreateDirectory(Path);

    /// <summary>Full path.</summary>
    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"carbon-bench-{Guid.NewGuid():N}");

    /// <summary>A file in it.</summary>
    public string File(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Length of all files whose names start so.</summary>
    public long Bytes(string prefix) => Directory.EnumerateFiles(Path, prefix + "*").Sum(f => new FileInfo(f).Length);

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (IOException e)
        {
            Console.Error.WriteLine($"{Path} stays: {e.Message}");
        }
    }
}
