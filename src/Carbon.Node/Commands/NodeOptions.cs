using System.CommandLine;

namespace Carbon.Node.Commands;

/// <summary>Options that the verbs which start a node share.</summary>
internal sealed class NodeOptions
{
    /// <summary>Folder of the node's data.</summary>
    public Option<DirectoryInfo?> Data { get; } = new("--data") { Description = "folder of the node's data" };

    /// <summary>Port of portal and API.</summary>
    public Option<int> Port { get; } = new("--port") { Description = "port of the portal; 0: any free one", DefaultValueFactory = _ => 8080 };

    /// <summary>One line of JSON when the node is ready.</summary>
    public Option<bool> Json { get; } = new("--json") { Description = "print one line of JSON when the node is ready to serve" };
}
