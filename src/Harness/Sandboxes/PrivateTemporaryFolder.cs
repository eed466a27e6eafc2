namespace Harness.Sandboxes;

/// <summary>A new folder in the system's temporary folder that only the current user may enter; deleted on disposal.</summary>
internal sealed class PrivateTemporaryFolder : IDisposable
{
    private readonly OwnedFolder folder = OwnedFolder.Create(System.IO.Path.GetTempPath());

    public PrivateTemporaryFolder() => Directory.CreateDirectory(Temporary);

    public string Path => folder.Path;

    /// <summary>An empty folder in it; see <see cref="SandboxCommand.TemporaryFolder"/>.</summary>
    public string Temporary => System.IO.Path.Combine(Path, "tmp");

    public void Dispose()
    {
        try
        {
            folder.Dispose();
        }
        catch (IOException)
        {
            // It is in the system's temporary folder, and a finished run must not fail for what its programs left there.
        }
    }
}
