namespace Harness.TestHost;

/// <summary>
/// An assembly fixture that the compile worker adds to every workspace: xunit runs tests in the folder of the test assembly,
/// and a workspace's tests are to run in the workspace.
/// </summary>
/// <remarks>Fixtures are created after xunit has changed the folder and before any test class is.</remarks>
public sealed class WorkingFolder
{
    private static readonly string AtStart = Directory.GetCurrentDirectory();

    public WorkingFolder() => Directory.SetCurrentDirectory(AtStart);

    /// <summary>Must be called before xunit is: keeps the folder in which the process was started.</summary>
    public static void Remember() => _ = AtStart;
}
