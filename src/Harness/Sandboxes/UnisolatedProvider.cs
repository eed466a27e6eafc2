using System.ComponentModel;
using System.Runtime.InteropServices;
using Harness.Campaigns.Records;

namespace Harness.Sandboxes;

/// <summary>
/// Isolates nothing: programs are processes of the user, with an environment of their own and limits on time, output and managed heap; what they
/// started is killed at the end if it stayed in their tree or kept their environment. For code that the repository's authors wrote, or when that was accepted by name.
/// </summary>
public sealed class UnisolatedProvider : ISandboxProvider
{
    /// <summary>The name in settings and records.</summary>
    public const string Name = IsolationReport.NoProvider;

    private static readonly IReadOnlyList<IsolationGuard> Guards =
    [
        .. IsolationGuard.All.Select(guard => guard switch
        {
            IsolationGuard.Environment => new IsolationGuard(guard, false, "programs get an environment of their own, but may read that of any process of the user"),
            IsolationGuard.Time => new IsolationGuard(guard, true, "killed at the limit of time or output"),
            _ => new IsolationGuard(guard, false, "no sandbox: programs run as the user"),
        }),
    ];

    public IsolationReport Isolation { get; } = new() { Provider = Name, Guards = Guards, Limits = ProgramLimits.Text(Guards) };

    /// <exception cref="FileNotFoundException">The <c>dotnet</c> command of the running installation is missing.</exception>
    public string Dotnet => FindDotnet();

    public string PathOf(SandboxMount mount) => mount.HostPath;

    public string TemporaryFolderOf(SandboxCommand command) => command.TemporaryFolder;

    public async Task<ISandboxedProcess> StartAsync(SandboxCommand command, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        try
        {
            return await ChildProcess.StartAsync(new ChildProcessCommand
            {
                FileName = command.Program,
                Arguments = command.Arguments,
                WorkingDirectory = command.WorkingDirectory,
                Environment = EnvironmentOf(command),
            }).ConfigureAwait(false);
        }
        catch (Win32Exception e)
        {
            throw new SandboxException($"{command.Program} does not start: {e.Message}", e);
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>The <c>dotnet</c> command of the installation that runs the harness; no PATH and no DOTNET_ROOT is asked.</summary>
    /// <exception cref="FileNotFoundException">It is missing.</exception>
    internal static string FindDotnet()
    {
        // shared/Microsoft.NETCore.App/<version>/ below the installation.
        var root = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        var path = Path.Combine(root, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");
        return File.Exists(path)
            ? path
            : throw new FileNotFoundException($"{path} is missing; run the harness on an installed .NET, not self-contained.", path);
    }

    private static Dictionary<string, string> EnvironmentOf(SandboxCommand command)
    {
        var environment = SandboxEnvironment.Of(command.TemporaryFolder, command.TemporaryFolder, command.Limits.HeapBytes);
        if (OperatingSystem.IsWindows())
        {
            // Without it, sockets and cryptography do not load.
            environment["SystemRoot"] = Environment.GetFolderPath(Environment.SpecialFolder.Windows);
            environment["PATH"] = Environment.GetFolderPath(Environment.SpecialFolder.System);
        }

        foreach (var (name, value) in command.Environment)
            environment[name] = value;
        return environment;
    }
}
