namespace Harness.Launcher;

/// <summary>
/// A set of Landlock rules: what is not allowed is refused, for the caller and for all that descend from it, for good.
/// See https://docs.kernel.org/userspace-api/landlock.html.
/// </summary>
internal sealed unsafe class Ruleset
{
    private const int PathBeneath = 1;
    private const ulong Execute = 1 << 0, WriteFile = 1 << 1, ReadFile = 1 << 2, ReadFolder = 1 << 3, MakeCharacterDevice = 1 << 6, MakeBlockDevice = 1 << 11, Truncate = 1 << 14, DeviceControl = 1 << 15;

    private readonly int descriptor;
    private readonly ulong handled;

    private Ruleset(int descriptor, ulong handled)
    {
        this.descriptor = descriptor;
        this.handled = handled;
    }

    /// <summary>The version of the kernel's interface; below 1 when it has none.</summary>
    public static int Version => (int)Kernel.Call(Kernel.CreateRuleset, 0, 0, 1, 0);

    /// <summary>
    /// Rules that forbid all that the kernel can forbid: every use of files, from version 4 on TCP, from 6 on abstract sockets of others
    /// and signals to others.
    /// </summary>
    /// <exception cref="LaunchException">The kernel has no Landlock, or it is off.</exception>
    public static Ruleset Create()
    {
        var version = Version;
        LaunchException.ThrowIf(version < 1, "landlock is not available");
        var files = version switch { 1 => 0x1FFFul, 2 => 0x3FFFul, 3 or 4 => 0x7FFFul, _ => 0xFFFFul };
        var attributes = stackalloc ulong[] { files, 0b11, 0b11 };
        var size = version switch { >= 6 => 24, >= 4 => 16, _ => 8 };
        var descriptor = (int)Kernel.Call(Kernel.CreateRuleset, (nint)attributes, size, 0, 0);
        LaunchException.ThrowIf(descriptor < 0, "landlock_create_ruleset");
        return new Ruleset(descriptor, files);
    }

    /// <summary>Allows to read and to execute; a path that does not exist allows nothing.</summary>
    public void AllowReading(string path) =>
        Allow(path, Execute | ReadFile | (Directory.Exists(path) ? ReadFolder : 0));

    /// <summary>Allows everything but the making of devices.</summary>
    public void AllowWriting(string folder) => Allow(folder, handled & ~(MakeCharacterDevice | MakeBlockDevice | DeviceControl));

    /// <summary>Allows to read and to write a file.</summary>
    public void AllowDevice(string file) => Allow(file, ReadFile | WriteFile | Truncate);

    /// <summary>From now on, for this thread and what it starts.</summary>
    /// <exception cref="LaunchException">The kernel refused.</exception>
    public void Enforce() => LaunchException.ThrowIf(Kernel.Call(Kernel.RestrictSelf, descriptor, 0, 0, 0) != 0, "landlock_restrict_self");

    private void Allow(string path, ulong access)
    {
        var target = Kernel.Open(path, Kernel.PathOnly | Kernel.CloseOnExec);
        if (target < 0)
            return;
        // struct landlock_path_beneath_attr is packed: eight bytes, then four.
        var rule = stackalloc byte[12];
        *(ulong*)rule = access & handled;
        *(int*)(rule + 8) = target;
        LaunchException.ThrowIf(Kernel.Call(Kernel.AddRule, descriptor, PathBeneath, (nint)rule, 0) != 0, "landlock_add_rule " + path);
        _ = Kernel.Close(target);
    }
}
