namespace Harness.Sandboxes;

/// <summary>A new folder in the system's temporary folder that only the current user may enter; deleted on disposal.</summary>
internal sealed class PrivateTemporaryFolder : IDisposable
{
    public string Path { get; } = PrivateFolder.Create(System.IO.Path.GetTempPath());

    public void Dispose()
    {
        try
        {
            StubbornFolder.Delete(Path);
        }
        catch (IOException)
        {
            // It is in the system's temporary folder, and a finished run must not fail for what its programs left there.
        }
    }
}
