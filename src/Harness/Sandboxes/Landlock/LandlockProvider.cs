using System.Collections.Concurrent;
using System.ComponentModel;
using System.Globalization;
using Harness.Campaigns.Records;
using Harness.Sandboxes.Linux;

namespace Harness.Sandboxes.Landlock;

/// <summary>
/// Reduced isolation without namespaces and without a program to install, for Linux machines on which user namespaces are blocked: a launcher
/// gives up its rights (Landlock, seccomp, limits, as root also the user) and becomes the program. Programs see the host's paths.
/// </summary>
/// <remarks>
/// Not protected: names and command lines of the host's processes are visible, and so are the system's programs and libraries and the
/// kernel's state in <c>/proc</c>. What a guard lacks is in <see cref="Isolation"/>.
/// </remarks>
public sealed class LandlockProvider : ISandboxProvider
{
    /// <summary>The name in settings and records.</summary>
    public const string Name = "landlock";

    private readonly string launcher;
    private readonly SandboxUsers? users = SandboxUsers.ForThisProcess();
    private readonly PrivateTemporaryFolder problems = new();
    private readonly DotnetFolder dotnet;
    private readonly Watchdog watchdog = new();
    private readonly UserProcesses processes = new();
    private readonly ConcurrentDictionary<LandlockProcess, bool> running = new();
    private long started;
    private volatile bool isDisposed;

    private LandlockProvider(LandlockOptions options)
    {
        launcher = Path.Combine(options.WorkersFolder, "launcher", "Harness.Launcher.dll");
        dotnet = options.Dotnet ?? DotnetFolder.Running;
        Dotnet = Path.Combine(dotnet.Path, "dotnet");
        Isolation = new IsolationReport { Provider = Name, Guards = [] };
    }

    /// <summary>Empty until the probe has filled it.</summary>
    public IsolationReport Isolation { get; private set; }

    public string Dotnet { get; }

    /// <summary>Programs have users of their own, which only root can give them.</summary>
    internal bool HasUsers => users is not null;

    /// <summary>
    /// Makes a provider and tries in its sandbox what a sandbox must refuse; also kills what a harness that was killed left running.
    /// </summary>
    public static async Task<SandboxProbe> ProbeAsync(LandlockOptions options, CancellationToken cancellation = default)
    {
        if (!OperatingSystem.IsLinux())
            return new SandboxProbe(Name, null, "landlock is a part of Linux", LandlockSelfTest.Cure);
        LandlockProvider? provider = null;
        try
        {
            SandboxUsers.KillLeftovers();
            provider = new LandlockProvider(options);
            var found = await LandlockSelfTest.RunAsync(provider, options, cancellation).ConfigureAwait(false);
            provider.Isolation = found.Report;
            if (found.Problem is null)
                return new SandboxProbe(Name, provider);
            await provider.DisposeAsync().ConfigureAwait(false);
            return new SandboxProbe(Name, null, found.Problem, LandlockSelfTest.Cure);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or PlatformNotSupportedException)
        {
            if (provider is not null)
                await provider.DisposeAsync().ConfigureAwait(false);
            return new SandboxProbe(Name, null, exception.Message, LandlockSelfTest.Cure);
        }
        catch
        {
            if (provider is not null)
                await provider.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public string PathOf(SandboxMount mount) => mount.HostPath;

    public string TemporaryFolderOf(SandboxCommand command) => command.TemporaryFolder;

    public async Task<ISandboxedProcess> StartAsync(SandboxCommand command, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        ObjectDisposedException.ThrowIf(isDisposed, this);
        var user = users is null ? null : await users.TakeAsync(cancellation).ConfigureAwait(false);
        var problemFile = Path.Combine(problems.Path, Interlocked.Increment(ref started).ToString(CultureInfo.InvariantCulture));
        WatchedSandbox? watched = null;
        LandlockProcess? process = null;
        void Release()
        {
            if (watched is not null)
                watchdog.Forget(watched);
            if (process is not null)
                running.TryRemove(process, out _);
            if (!isDisposed)
                File.Delete(problemFile);
            if (user is not null)
                users!.Return(user);
        }

        try
        {
            await File.WriteAllBytesAsync(problemFile, [], cancellation).ConfigureAwait(false);
            if (user is not null)
                GiveFolders(command, user);
            var child = await ChildProcess.StartAsync(new ChildProcessCommand
            {
                FileName = Dotnet,
                Arguments = ["exec", launcher, .. LandlockCommandLine.Of(command, dotnet, user, problemFile)],
                WorkingDirectory = "/",
                Environment = new Dictionary<string, string> { ["DOTNET_EnableDiagnostics"] = "0", ["DOTNET_TieredPGO"] = "0" },
            }).ConfigureAwait(false);
            process = new LandlockProcess(child, problemFile, user, Release);
            running[process] = true;
            watched = Watched(process, command, user);
            watchdog.Watch(watched);
            if (isDisposed)
                process.Kill();
            return process;
        }
        catch (Exception exception)
        {
            Release();
            if (exception is Win32Exception)
                throw new SandboxException($"{Dotnet} does not start: {exception.Message}", exception);
            throw;
        }
    }

    /// <summary>Kills what is running.</summary>
    public async ValueTask DisposeAsync()
    {
        isDisposed = true;
        foreach (var process in running.Keys)
            await process.DisposeAsync().ConfigureAwait(false);
        watchdog.Dispose();
        problems.Dispose();
    }

    private WatchedSandbox Watched(LandlockProcess process, SandboxCommand command, SandboxUser? user) => new()
    {
        RootProcess = process.Id,
        Strays = user is null ? () => [] : () => processes.Of(user),
        Limits = command.Limits,
        Folders = LandlockCommandLine.Writable(command),
        Kill = process.Kill,
    };

    private void GiveFolders(SandboxCommand command, SandboxUser user)
    {
        foreach (var folder in LandlockCommandLine.Writable(command))
        {
            UserFolders.LetPass(folder, user);
            FolderOwner.Give(folder, user.Id, user.Group);
        }

        foreach (var path in command.Mounts.Where(mount => !mount.IsWritable).Select(mount => mount.HostPath).Append(dotnet.Parts[0]))
            UserFolders.LetPass(path, user);
    }
}
