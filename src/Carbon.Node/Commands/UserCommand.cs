using System.CommandLine;
using System.Security.Cryptography;
using Carbon.Node.Access;

namespace Carbon.Node.Commands;

/// <summary><c>carbon user set</c>: makes an account, or gives it a new role and password, and prints the password alone.</summary>
internal static class UserCommand
{
    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var data = new Option<DirectoryInfo>("--data") { Description = "data folder of the node", Required = true };
        var name = new Option<string>("--user") { Description = "name to sign in with", Required = true };
        var role = new Option<string>("--role") { Description = "viewer, operator or administrator", Required = true };
        role.AcceptOnlyFromAmong(Role.Viewer, Role.Operator, Role.Administrator);
        var set = new Command("set", "makes an account or renews it; prints its password alone") { data, name, role };
        set.SetAction(parse => CommandGuard.RunAsync(async () =>
        {
            var folder = parse.GetRequiredValue(data);
            if (!folder.Exists)
                throw new IOException($"There is no data folder {folder.FullName}; start the node once, or correct --data.");
            var password = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
            new AccountStore(folder.FullName).Set(parse.GetRequiredValue(name), parse.GetRequiredValue(role), password);
            await Console.Out.WriteLineAsync(password);
            return ExitCodes.Success;
        }));
        return new Command("user", "accounts of people") { set };
    }
}
