using Harness.Sandboxes;
using Harness.Sandbox.Tests.Host;

namespace Harness.Sandbox.Tests.Attempts;

/// <summary>One thing that hostile code tries, as data: the same for every provider.</summary>
/// <remarks>
/// The script is for <c>/bin/sh</c>, after <see cref="AttemptScript.Prelude"/>. It prints <c>breach: ...</c> for what it was not to achieve. Whoever adds one keeps
/// it harmless where it succeeds: it opens and does not write, it asks with arguments that the kernel rejects, it has an end of its own.
/// </remarks>
public sealed record Attempt
{
    /// <summary>What is tried; a sentence without a subject, unique.</summary>
    public required string Name { get; init; }

    /// <summary>The guard that must be in force for it to fail, one of <c>IsolationGuard.All</c>; null when the harness itself withstands it.</summary>
    public required string? Guard { get; init; }

    public required Verdict Expected { get; init; }

    public Control Control { get; init; }

    public required string Script { get; init; }

    /// <summary>What a later command of the same run tries, in a sandbox of its own. Default: there is none.</summary>
    public string? Later { get; init; }

    /// <summary>The limits of each command.</summary>
    public SandboxLimits Limits { get; init; } = Small;

    /// <summary>A provider may also end it at a limit before its script comes to the end. Default: only when a limit is what it is about.</summary>
    public bool MayBeStopped { get; init; }

    /// <summary>What the host does while the script runs. Default: nothing.</summary>
    public Func<Surroundings, CancellationToken, Task>? Meanwhile { get; init; }

    /// <summary>What the host finds when the attempt was not really made: why it says nothing, or null. Default: a script that must come to its end and did not.</summary>
    public Func<Sighting, string?>? NotMade { get; init; }

    /// <summary>What the host finds afterwards: a breach in words, or null. Default: it looks at the decoys only.</summary>
    public Func<Sighting, string?>? Afterwards { get; init; }

    /// <summary>Small enough for a suite to reach them.</summary>
    public static SandboxLimits Small { get; } = new()
    {
        Wall = TimeSpan.FromSeconds(30),
        Cpu = TimeSpan.FromSeconds(20),
        MemoryBytes = 256L << 20,
        HeapBytes = 128L << 20,
        DiskBytes = 32L << 20,
        Entries = 2_000,
        OutputBytes = 4L << 20,
    };

    public override string ToString() => Name;
}
