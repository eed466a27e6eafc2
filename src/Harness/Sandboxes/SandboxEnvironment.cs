namespace Harness.Sandboxes;

/// <summary>The environment that every sandboxed program starts with.</summary>
internal static class SandboxEnvironment
{
    /// <summary>The variables, before those of the command.</summary>
    /// <param name="home">As the program sees it.</param>
    /// <param name="temporaryFolder">As the program sees it.</param>
    /// <param name="heapBytes">See <see cref="SandboxLimits.HeapBytes"/>.</param>
    public static Dictionary<string, string> Of(string home, string temporaryFolder, long heapBytes) => new()
    {
        ["DOTNET_EnableDiagnostics"] = "0",
        ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
        ["DOTNET_NOLOGO"] = "1",
        ["DOTNET_GCHeapHardLimit"] = $"0x{heapBytes:X}",
        ["DOTNET_TieredPGO"] = "0",
        ["LANG"] = "C.UTF-8",
        ["TERM"] = "dumb",
        ["TZ"] = "UTC",
        ["HOME"] = home,
        ["USERPROFILE"] = home,
        ["TMPDIR"] = temporaryFolder,
        ["TMP"] = temporaryFolder,
        ["TEMP"] = temporaryFolder,
        ["PATH"] = "/usr/bin:/bin",
    };
}
