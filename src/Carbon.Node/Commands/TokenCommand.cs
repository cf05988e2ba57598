using System.CommandLine;
using Carbon.Node.Access;

namespace Carbon.Node.Commands;

/// <summary><c>carbon token create</c>: makes an API token and prints it alone.</summary>
internal static class TokenCommand
{
    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var data = new Option<DirectoryInfo>("--data") { Description = "data folder of the node", Required = true };
        var role = new Option<string>("--role") { Description = string.Join(", ", Role.All), Required = true };
        role.AcceptOnlyFromAmong([.. Role.All]);
        var days = new Option<int?>("--days") { Description = "days until it ends; left out: never" };
        var create = new Command("create", "makes an API token; prints the token alone") { data, role, days };
        create.SetAction(parse => CommandGuard.RunAsync(async () =>
        {
            var folder = parse.GetRequiredValue(data);
            if (!folder.Exists)
                throw new IOException($"There is no data folder {folder.FullName}; start the node once, or correct --data.");
            if (parse.GetValue(days) is < 1)
                throw new IOException("--days must be at least 1.");
            await Console.Out.WriteLineAsync(new TokenStore(folder.FullName, TimeProvider.System).Create(parse.GetRequiredValue(role), parse.GetValue(days)));
            return ExitCodes.Success;
        }));
        return new Command("token", "API tokens") { create };
    }
}
