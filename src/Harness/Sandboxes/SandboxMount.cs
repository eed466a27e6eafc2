namespace Harness.Sandboxes;

/// <summary>A folder of the host that a sandboxed program sees.</summary>
/// <param name="HostPath">An absolute path; must exist.</param>
/// <param name="Inside">Where the program finds it when the provider has a file tree of its own: an absolute Unix path.</param>
/// <param name="IsWritable">The program may change what is in it.</param>
public sealed record SandboxMount(string HostPath, string Inside, bool IsWritable = false)
{
    /// <summary>Where every workspace is.</summary>
    public const string Work = "/work";

    /// <summary>A run's workspace, writable.</summary>
    public static SandboxMount Workspace(string hostPath) => new(hostPath, Work, IsWritable: true);
}
