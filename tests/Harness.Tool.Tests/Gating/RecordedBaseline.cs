namespace Harness.Tool.Tests.Gating;

/// <summary>The baseline <c>main</c> of one sealed campaign, made once by the command for all tests that begin with one.</summary>
public sealed class RecordedBaseline : IAsyncLifetime
{
    private readonly Repository _repository = new();

    public async ValueTask InitializeAsync()
    {
        var added = await _repository.RunAsync("baseline", "add", SealedCampaign.In(_repository, "2026-05-19").Id);
        added.ExitCode.Should().Be(0, added.Everything);
    }

    /// <summary>Puts the baseline and its campaign into another repository.</summary>
    internal void CopyTo(Repository other)
    {
        foreach (var file in new[] { "campaigns", "fixtures" }.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(_repository.Folder, folder), "*", SearchOption.AllDirectories)))
        {
            var copy = Path.Combine(other.Folder, Path.GetRelativePath(_repository.Folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    public ValueTask DisposeAsync()
    {
        _repository.Dispose();
        return ValueTask.CompletedTask;
    }
}
