using Harness.Checking;
using Harness.Sandboxes;

namespace Harness.Fixtures.Tests;

/// <summary>A finished run whose folders a test fills.</summary>
internal sealed class LeftBehind : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SharedBench _shared;

    public LeftBehind(SharedBench shared)
    {
        _shared = shared;
        foreach (var part in (string[])["task", "start", "final"])
            Directory.CreateDirectory(Path.Combine(_folder.Path, part));
    }

    public LeftBehind Start(string path, string text) => Put("start/" + path, text);

    public LeftBehind Final(string path, string text) => Put("final/" + path, text);

    public LeftBehind Hidden(string path, string text) => Put("task/hidden/" + path, text);

    /// <summary>A file that the agent did not touch.</summary>
    public LeftBehind Both(string path, string text) => Start(path, text).Final(path, text);

    public LeftBehind Final(string path, byte[] content)
    {
        _folder.File("final/" + path, content);
        return this;
    }

    public IReadOnlyList<string> Folders => [.. Directory.GetDirectories(_folder.Path).Select(f => Path.GetFileName(f)!)];

    public FinishedRun Run() => new()
    {
        Task = new TaskDefinition
        {
            Suite = "suite-v1",
            Id = "task_01",
            Name = "name",
            Folder = Path.Combine(_folder.Path, "task"),
            Tools = [],
            Check = (_, _) => throw new InvalidOperationException("not asked here"),
        },
        Start = Path.Combine(_folder.Path, "start"),
        Final = Path.Combine(_folder.Path, "final"),
        Changes = WorkspaceDiff.Between(Path.Combine(_folder.Path, "start"), Path.Combine(_folder.Path, "final")).Files,
        Calls = [],
        FinalText = "Done.",
        Instance = 3,
        Bench = _shared.Bench,
    };

    public Checks Checks() => new(Run(), TestContext.Current.CancellationToken);

    public void Dispose() => _folder.Dispose();

    private LeftBehind Put(string path, string text)
    {
        _folder.File(path, text);
        return this;
    }
}
