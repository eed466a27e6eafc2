using System.Text;
using Harness.Checking;
using Harness.CSharp;
using Harness.Sandboxes;

namespace Harness.Fixtures.Tests;

/// <summary>A finished run whose workspaces a test fills.</summary>
internal sealed class LeftBehind(SharedBench shared)
{
    private readonly List<WorkspaceFile> _start = [];
    private readonly List<WorkspaceFile> _final = [];
    private readonly List<SourceFile> _hidden = [];
    private readonly List<bool> _waits = [];

    /// <summary>What the bench has told of its waits: true where one began, false where one was over.</summary>
    public IReadOnlyList<bool> Waits => _waits;

    public LeftBehind Start(string path, string text)
    {
        _start.Add(new WorkspaceFile(path, Encoding.UTF8.GetBytes(text)));
        return this;
    }

    public LeftBehind Final(string path, string text) => Final(path, Encoding.UTF8.GetBytes(text));

    public LeftBehind Hidden(string path, string text)
    {
        _hidden.Add(new SourceFile(path, text));
        return this;
    }

    /// <summary>A file that the agent did not touch.</summary>
    public LeftBehind Both(string path, string text) => Start(path, text).Final(path, text);

    public LeftBehind Final(string path, byte[] content)
    {
        _final.Add(new WorkspaceFile(path, content));
        return this;
    }

    public FinishedRun Run()
    {
        var start = WorkspaceSnapshot.Of(_start);
        var final = WorkspaceSnapshot.Of(_final);
        return new FinishedRun
        {
            Prepared = new PreparedTask
            {
                Task = new TaskDefinition
                {
                    Suite = "suite-v1",
                    Id = "task_01",
                    Name = "name",
                    Folder = "nowhere",
                    Tools = [],
                    Check = (_, _) => throw new InvalidOperationException("not asked here"),
                },
                Instance = 3,
                Renaming = new Renaming(new Dictionary<string, string> { ["Kestrel"] = "Osprey" }),
                Prompt = "Do it.",
                Start = start,
                Hidden = _hidden,
                CheckerSha256 = "",
            },
            Final = final,
            Changes = WorkspaceDiff.Between(start, final).Files,
            Calls = [],
            FinalText = "Done.",
            Bench = shared.Bench,
            Waiting = _waits.Add,
        };
    }

    public Checks Checks() => new(Run(), TestContext.Current.CancellationToken);
}
