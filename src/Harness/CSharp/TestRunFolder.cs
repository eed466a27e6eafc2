using Harness.Sandboxes;

namespace Harness.CSharp;

/// <summary>The folder of one test run, outside of the workspace; deleted at the end.</summary>
internal sealed class TestRunFolder : IDisposable
{
    private readonly PrivateTemporaryFolder folder = new();

    public string Path => folder.Path;

    /// <summary>See <see cref="SandboxCommand.TemporaryFolder"/>.</summary>
    public string Temporary => folder.Temporary;

    /// <summary>Makes a folder in which the tests run.</summary>
    public string Fill(WorkspaceSnapshot? files)
    {
        var work = System.IO.Path.Combine(Path, "work");
        (files ?? WorkspaceSnapshot.Of([])).WriteTo(work);
        return work;
    }

    public void Dispose() => folder.Dispose();
}
