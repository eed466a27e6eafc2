using Harness.Sandboxes;
using IoPath = System.IO.Path;

namespace Harness.CSharp;

/// <summary>The folder of one test run, outside of the workspace; deleted at the end.</summary>
internal sealed class TestRunFolder : IDisposable
{
    public TestRunFolder()
    {
        Path = Directory.CreateTempSubdirectory("harness-tests-").FullName;
        Directory.CreateDirectory(Temporary);
    }

    public string Path { get; }

    /// <summary>Where the compiled workspace goes.</summary>
    public string Assembly => IoPath.Combine(Path, "workspace.dll");

    /// <summary>What the tests see as home and as temporary folder.</summary>
    public string Temporary => IoPath.Combine(Path, "tmp");

    /// <summary>Makes a folder in which the tests run.</summary>
    public string Fill(WorkspaceSnapshot? files)
    {
        var work = IoPath.Combine(Path, "work");
        (files ?? WorkspaceSnapshot.Of([])).WriteTo(work);
        return work;
    }

    public void Dispose()
    {
        try
        {
            StubbornFolder.Delete(Path);
        }
        catch (IOException)
        {
            // It is in the system's temporary folder, and a finished run must not fail for what its tests left there.
        }
    }
}
