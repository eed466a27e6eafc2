using Harness.Campaigns.Records;

namespace Harness.Sandboxes;

/// <summary>
/// Starts programs apart from the harness, each in a sandbox of its own: no process, and nothing outside the writable mounts, is left of one
/// when the next begins. Safe for use by many threads. Disposal ends what is running.
/// </summary>
public interface ISandboxProvider : IAsyncDisposable
{
    /// <summary>What is in force, found out by running a probe on this machine.</summary>
    IsolationReport Isolation { get; }

    /// <summary>The <c>dotnet</c> command as a program in the sandbox sees it.</summary>
    string Dotnet { get; }

    /// <summary>Where a program in the sandbox finds a mount.</summary>
    string PathOf(SandboxMount mount);

    /// <summary>Where a program in the sandbox has its temporary folder.</summary>
    string TemporaryFolderOf(SandboxCommand command);

    /// <summary>Starts a program for a conversation over its streams; of its limits, those on wall and output are up to the caller.</summary>
    /// <exception cref="SandboxException">It could not be started for a reason that lies in the machine.</exception>
    Task<ISandboxedProcess> StartAsync(SandboxCommand command, CancellationToken cancellation = default);
}
