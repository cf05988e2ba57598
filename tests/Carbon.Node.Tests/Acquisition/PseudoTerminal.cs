using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Carbon.Node.Tests.Acquisition;

/// <summary>A serial line without wires: the test holds one end, the terminal opens the other by name.</summary>
public sealed partial class PseudoTerminal
{
    private const int CloseOnExec = 0x80000;
    private const int ReadWrite = 2;
    private const int NoControllingTerminal = 0x100;

    private PseudoTerminal(Stream master, string name) => (Master, Name) = (master, name);

    /// <summary>The instruments' end.</summary>
    public Stream Master { get; }

    /// <summary>The name under which the terminal opens its end.</summary>
    public string Name { get; }

    /// <summary>A new line; null with the reason where the system has none.</summary>
    public static PseudoTerminal? Open(out string reason)
    {
        reason = "pseudo-terminals are tested on Linux";
        if (!OperatingSystem.IsLinux())
            return null;
        var master = PosixOpenPt(ReadWrite | NoControllingTerminal | CloseOnExec);
        var name = new byte[128];
        if (master < 0 || Grant(master) != 0 || Unlock(master) != 0 || SlaveName(master, name, (nuint)name.Length) != 0)
        {
            reason = "this system gives no pseudo-terminal";
            return null;
        }
        var termios = new byte[256];
        if (GetAttributes(master, termios) == 0)
        {
            MakeRaw(termios);
            SetAttributes(master, 0, termios);
        }
        return new(new FileStream(new SafeFileHandle(master, ownsHandle: true), FileAccess.ReadWrite, 1, isAsync: false), System.Text.Encoding.ASCII.GetString(name).TrimEnd('\0'));
    }

    [LibraryImport("libc", EntryPoint = "posix_openpt", SetLastError = true)]
    private static partial int PosixOpenPt(int flags);

    [LibraryImport("libc", EntryPoint = "grantpt", SetLastError = true)]
    private static partial int Grant(int master);

    [LibraryImport("libc", EntryPoint = "unlockpt", SetLastError = true)]
    private static partial int Unlock(int master);

    [LibraryImport("libc", EntryPoint = "ptsname_r", SetLastError = true)]
    private static partial int SlaveName(int master, [Out] byte[] name, nuint length);

    [LibraryImport("libc", EntryPoint = "tcgetattr", SetLastError = true)]
    private static partial int GetAttributes(int terminal, [In, Out] byte[] termios);

    [LibraryImport("libc", EntryPoint = "cfmakeraw")]
    private static partial void MakeRaw([In, Out] byte[] termios);

    [LibraryImport("libc", EntryPoint = "tcsetattr", SetLastError = true)]
    private static partial int SetAttributes(int terminal, int when, [In] byte[] termios);
}
