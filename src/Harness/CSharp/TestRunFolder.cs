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

    public void Dispose()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            // Tests may leave what .NET cannot delete (names that are not UTF-8, trees too deep). It is in the system's
            // temporary folder, and a finished run must not fail for it.
        }
    }
}
