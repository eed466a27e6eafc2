using Harness.Sandboxes;

namespace Harness.CSharp;

/// <summary>What a <see cref="TestBench"/> is to compile and run.</summary>
public sealed record TestRequest
{
    /// <summary>All files; they become one assembly. See <see cref="SourceFolder.Collect"/>.</summary>
    public required IReadOnlyList<SourceFile> Sources { get; init; }

    /// <summary>The tests of a judge, which the sources must not bend. Default: none, and the sources hold the tests.</summary>
    public JudgeSources? Judge { get; init; }

    /// <summary>The folder in which the tests run: an absolute path; it is kept out of the report. Default: one of their own.</summary>
    public string? WorkingDirectory { get; init; }

    /// <summary>What the tests find in a folder of their own. Default: nothing.</summary>
    public WorkspaceSnapshot? Files { get; init; }

    /// <summary>
    /// Only tests run whose <c>Namespace.Class.Method</c> contains this text, in any case. Default, and when empty: all tests.
    /// </summary>
    public string? Filter { get; init; }

    /// <summary>How long the tests may run; compiling and waiting for a free core are not counted. Default: 60 seconds.</summary>
    public TimeSpan WallLimit { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// Told true when the request begins to wait for a free core and false when it goes on or is given up, several times each. Default:
    /// nobody is.
    /// </summary>
    public Action<bool>? Waiting { get; init; }
}
