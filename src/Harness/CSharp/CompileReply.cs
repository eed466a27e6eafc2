namespace Harness.CSharp;

/// <summary>What the compile worker answers.</summary>
public sealed record CompileReply
{
    /// <summary>The compiled assembly with its symbols inside; empty when the build failed.</summary>
    public byte[] Assembly { get; init; } = [];

    /// <summary>Errors first, then by file and position; at most 50.</summary>
    public IReadOnlyList<BuildDiagnostic> Diagnostics { get; init; } = [];

    /// <summary>How many errors there are, those beyond the 50 included.</summary>
    public int ErrorCount { get; init; }

    /// <summary>The test methods of the assembly, sorted; empty when the build failed.</summary>
    public IReadOnlyList<TestMethod> TestMethods { get; init; } = [];

    /// <summary>The members that have a body, in the order of the sources; empty when nobody asked for them or the build failed.</summary>
    public IReadOnlyList<CodeMember> Members { get; init; } = [];

    /// <summary>Why there is neither an assembly nor a diagnostic: the compiler crashed or did not finish. Null otherwise.</summary>
    public string? Failure { get; init; }

    /// <summary>The worker's resident memory in bytes after the compile.</summary>
    public long WorkerMemory { get; init; }
}
