using System.Collections.Immutable;
using System.Security.Cryptography;
using Carbon.Accounting.Documents;
using Carbon.Accounting.Factors;
using Carbon.Accounting.Methods;
using Carbon.Accounting.Units;

namespace Carbon.Accounting.Loading;

/// <summary>Reads a configuration folder, and a library of one's own, into a library, collecting every problem before it refuses.</summary>
internal sealed class LibraryReader(string folder, string? own)
{
    private readonly List<LibraryProblem> found = [];

    internal AccountingLibrary Read()
    {
        var factorFiles = Files("factors");
        var units = ReadUnits(factorFiles);
        var factors = ReadFactors(factorFiles, units);
        var methods = new List<Method>();
        foreach (var file in Files("methods"))
        {
            var problems = new Problems(file.Name, found);
            if (file.Root.Text("schema") != "carbon-method/1")
            {
                problems.Add(file.Root.LineOf("schema"), "schema: carbon-method/1 is expected");
            }
            else if (new MethodReader(file, units, factors, problems).Read() is { } method)
            {
                if (methods.Exists(other => other.Id == method.Id && other.Version == method.Version))
                {
                    problems.Add(file.Root.LineOf("id"), "another file has the same id and version; raise the version", method.Id);
                }
                methods.Add(method);
            }
        }
        return found.Count == 0 ? new AccountingLibrary(units, factors, [.. methods])
            : throw new AccountingLibraryException([.. found.OrderBy(problem => problem.File, StringComparer.Ordinal).ThenBy(problem => problem.Line)]);
    }

    private UnitCatalog ReadUnits(IReadOnlyList<LibraryFile> files)
    {
        var file = files.FirstOrDefault(candidate => candidate.Root.Text("schema") == "carbon-units/1");
        var problems = new Problems(file?.Name ?? "factors/units.yaml", found);
        return new UnitCatalogReader(file?.Root ?? new DataMap([], 0), problems).Read();
    }

    private FactorLibrary ReadFactors(IReadOnlyList<LibraryFile> files, UnitCatalog units)
    {
        var tables = ImmutableSortedDictionary.CreateBuilder<string, FactorTable>(StringComparer.Ordinal);
        var documents = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            var problems = new Problems(file.Name, found);
            switch (file.Root.Text("schema"))
            {
                case "carbon-factors/1":
                    foreach (var table in new FactorTableReader(file, units, problems).Read())
                    {
                        if (tables.TryGetValue(table.Reference, out var known) && known.Number == table.Number)
                        {
                            problems.Add(table.Documentation.Line, "another table has the same id and version; raise the version", table.Reference);
                        }
                        else if (known is null || known.Number < table.Number)
                        {
                            tables[table.Reference] = table;
                        }
                    }
                    break;
                case "carbon-documents/1":
                    foreach (var (id, node) in (file.Root["documents"] as DataMap)?.Entries ?? [])
                    {
                        documents[id] = (node as DataMap)?.Text("title") ?? id;
                    }
                    break;
                case "carbon-units/1" when file.IsOwn:
                    problems.Add(file.Root.LineOf("schema"), "units stand in the shipped library alone; write a unit as a product or quotient of those, for example MJ/Nm3");
                    break;
                case "carbon-units/1":
                    break;
                default:
                    problems.Add(file.Root.LineOf("schema"), "schema: carbon-factors/1, carbon-documents/1 or carbon-units/1 is expected");
                    break;
            }
        }
        return new FactorLibrary(tables.ToImmutable(), documents.ToImmutable());
    }

    private List<LibraryFile> Files(string kind)
    {
        var files = new List<LibraryFile>();
        if (!Directory.Exists(Path.Combine(folder, kind)))
        {
            found.Add(new LibraryProblem(kind, 0, null, null, $"the folder {Path.Combine(folder, kind)} does not exist"));
            return files;
        }
        files.AddRange(Files(Path.Combine(folder, kind), kind, isOwn: false));
        if (own is not null && Directory.Exists(Path.Combine(own, kind)))
        {
            files.AddRange(Files(Path.Combine(own, kind), $"library/{kind}", isOwn: true));
        }
        return files;
    }

    private IEnumerable<LibraryFile> Files(string path, string name, bool isOwn) => Directory.EnumerateFiles(path, "*.yaml").Order(StringComparer.Ordinal)
        .Select(file => Read(file, $"{name}/{Path.GetFileName(file)}", isOwn)).OfType<LibraryFile>();

    private LibraryFile? Read(string path, string name, bool isOwn)
    {
        try
        {
            var bytes = File.ReadAllBytes(path);
            if (YamlDocument.Read(System.Text.Encoding.UTF8.GetString(bytes)) is DataMap root)
            {
                return new LibraryFile(name, Convert.ToHexStringLower(SHA256.HashData(bytes)), root, isOwn);
            }
            found.Add(new LibraryProblem(name, 1, null, null, "the file is not a map"));
        }
        catch (DataFileException e)
        {
            found.Add(new LibraryProblem(name, e.Line, null, null, $"not sound YAML: {e.Message}"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            found.Add(new LibraryProblem(name, 0, null, null, $"cannot be read: {e.Message}"));
        }
        return null;
    }
}

/// <summary>A file of the library.</summary>
/// <param name="Name">Path within the configuration folder.</param>
/// <param name="Hash">SHA-256, lower-case hexadecimal.</param>
/// <param name="Root">Its content.</param>
/// <param name="IsOwn">True for a file of the library of one's own.</param>
internal sealed record LibraryFile(string Name, string Hash, DataMap Root, bool IsOwn);
