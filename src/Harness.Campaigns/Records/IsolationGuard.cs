namespace Harness.Campaigns.Records;

/// <summary>One line of the table that says what was in force.</summary>
/// <param name="Name">One of <see cref="All"/>.</param>
/// <param name="InForce">It was seen to hold on this machine.</param>
/// <param name="How">By what it holds, or why it does not; one line.</param>
public sealed record IsolationGuard(string Name, bool InForce, string How)
{
    /// <summary>No file outside of the workspace and the system's own programs is read or written.</summary>
    public const string Files = "files";

    /// <summary>No network, no socket of the host.</summary>
    public const string Network = "network";

    /// <summary>Processes of the host are neither seen nor signalled.</summary>
    public const string Processes = "processes";

    /// <summary>No rights of root, and none to be had.</summary>
    public const string Identity = "identity";

    /// <summary>System calls that only attackers need are refused.</summary>
    public const string SystemCalls = "system_calls";

    /// <summary>Nothing of the harness's environment is seen.</summary>
    public const string Environment = "environment";

    /// <summary>The memory of all processes together is limited.</summary>
    public const string Memory = "memory";

    /// <summary>Processor time is limited.</summary>
    public const string Cpu = "cpu";

    /// <summary>The number of processes is limited.</summary>
    public const string ProcessCount = "process_count";

    /// <summary>What is written to disk is limited, in bytes and in files.</summary>
    public const string Disk = "disk";

    /// <summary>Time and output are limited.</summary>
    public const string Time = "time";

    /// <summary>No process is left when a program ends, and none of a killed harness after the next start.</summary>
    public const string Leftovers = "leftovers";

    /// <summary>Every guard, in the order of tables.</summary>
    public static IReadOnlyList<string> All { get; } =
        [Files, Network, Processes, Identity, SystemCalls, Environment, Memory, Cpu, ProcessCount, Disk, Time, Leftovers];
}
