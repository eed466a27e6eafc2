using Harness.CSharp;
using Harness.Sandboxes;
using Harness.Sandbox.Tests.Host;

namespace Harness.Sandbox.Tests.Attempts;

/// <summary>
/// What hostile source tries: when it is compiled, when its tests run, when it is judged. In texts, <c>%HOST%</c> and the other names of
/// <see cref="Surroundings.Variables"/> stand for their values.
/// </summary>
public sealed record CodeAttempt
{
    /// <summary>See <see cref="Attempt.Name"/>.</summary>
    public required string Name { get; init; }

    /// <summary>See <see cref="Attempt.Guard"/>.</summary>
    public required string? Guard { get; init; }

    public required Verdict Expected { get; init; }

    public Control Control { get; init; }

    /// <summary>Path and text. Code prints <c>breach: ...</c> for what it was not to achieve.</summary>
    public required IReadOnlyList<(string Path, string Text)> Sources { get; init; }

    /// <summary>A hidden test that judges the sources. Default: none.</summary>
    public string? Hidden { get; init; }

    /// <summary>Other files of the workspace. Default: none.</summary>
    public IReadOnlyList<(string Path, string Text)> Files { get; init; } = [];

    /// <summary>How many of it at once. Default: 1.</summary>
    public int Times { get; init; } = 1;

    /// <summary>What the report says afterwards: a breach in words, or null. Default: what was printed and the decoys say it.</summary>
    public Func<TestReport, string?> Afterwards { get; init; } = _ => null;

    /// <summary>Why the report says nothing: the attempt was not really made; or null. Default: it was.</summary>
    public Func<TestReport, string?> NotMade { get; init; } = _ => null;

    /// <summary>The request, with the values of this attempt.</summary>
    internal TestRequest Request(Surroundings surroundings)
    {
        var variables = surroundings.Variables(RepositoryFiles.Root);
        string Filled(string text) => variables.Aggregate(text, (filled, variable) => filled.Replace($"%{variable.Key}%", variable.Value, StringComparison.Ordinal));
        SourceFile[] sources = [.. Sources.Select(source => new SourceFile(source.Path, Filled(source.Text)))];
        return new TestRequest
        {
            Sources = sources,
            Files = WorkspaceSnapshot.Of(Files.Select(file => new WorkspaceFile(file.Path, System.Text.Encoding.UTF8.GetBytes(Filled(file.Text))))),
            Judge = Hidden is null ? null : new JudgeSources([new SourceFile("tests/HiddenTests.cs", Hidden)], [new SourceFile("src/Cart.cs", JudgeAttempts.HonestCart)]),
            WallLimit = TimeSpan.FromSeconds(30),
        };
    }

    public override string ToString() => Name;
}
