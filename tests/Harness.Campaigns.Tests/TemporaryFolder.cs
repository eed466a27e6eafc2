namespace Harness.Campaigns.Tests;

/// <summary>A real folder that is gone after the test.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("campaigns-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
