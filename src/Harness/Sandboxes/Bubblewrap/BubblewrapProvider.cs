using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;
using Harness.Campaigns.Records;
using Harness.Sandboxes.Linux;

namespace Harness.Sandboxes.Bubblewrap;

/// <summary>
/// Linux: each program runs in namespaces of its own that bubblewrap makes (https://github.com/containers/bubblewrap), with a system call
/// filter, limits of the kernel, and a watchdog for what the kernel does not limit.
/// </summary>
/// <remarks>
/// The program is the first process of its sandbox; it sees the system's <c>/usr</c>, its mounts, and a temporary and a home folder in memory
/// that are empty each time. When the harness is root, the program gets another user's rights, and that user is given the writable mounts.
/// </remarks>
public sealed class BubblewrapProvider : ISandboxProvider
{
    /// <summary>The name in settings and records.</summary>
    public const string Name = "bwrap";

    private readonly BubblewrapOptions options;
    private readonly SandboxFiles files;
    private readonly BubblewrapArguments arguments;
    private readonly ControlGroups? groups;
    private readonly StagedMounts? staged;
    private readonly StartingThread starter;
    private readonly Watchdog watchdog = new();
    private readonly ConcurrentDictionary<BubblewrapProcess, bool> running = new();
    private readonly EventHandler onExit;
    private volatile bool isDisposed;

    private BubblewrapProvider(BubblewrapOptions options, SandboxFiles files, ControlGroups? groups, StagedMounts? staged, StartingThread starter)
    {
        this.options = options;
        this.files = files;
        this.groups = groups;
        this.staged = staged;
        this.starter = starter;
        arguments = new BubblewrapArguments(options, files, options.Dotnet ?? DotnetFolder.Running, DroppedTo);
        onExit = (_, _) => EndNow();
        AppDomain.CurrentDomain.ProcessExit += onExit;
    }

    public IsolationReport Isolation { get; private set; } = new() { Provider = Name, Guards = [] };

    public string Dotnet => Path.Combine(arguments.DotnetInside, "dotnet");

    /// <summary>Null when control groups are in use, otherwise why not.</summary>
    internal string? NoGroupsBecause { get; private init; }

    internal ControlGroups? Groups => groups;

    /// <summary>Where its own files are, as long as it is not disposed of.</summary>
    internal string FilesFolder => files.Folder;

    /// <summary>The names of what a program finds in its environment.</summary>
    internal IEnumerable<string> VariablesOf(SandboxCommand command) => arguments.EnvironmentOf(command).Keys;

    internal uint? DroppedTo => Environment.IsPrivilegedProcess ? options.UserInsteadOfRoot : null;

    /// <summary>Finds out whether this machine can do it, by running programs in sandboxes, and what is in force in them.</summary>
    /// <param name="options">Default: as constructed.</param>
    /// <param name="cancellation">Ends the probe.</param>
    public static Task<SandboxProbe> ProbeAsync(BubblewrapOptions? options = null, CancellationToken cancellation = default) =>
        new BubblewrapProbe(options ?? new BubblewrapOptions()).RunAsync(cancellation);

    /// <summary>Removes what harnesses that were killed left on this machine: sandboxes in control groups, the groups, folders.</summary>
    /// <returns>How many things were removed.</returns>
    public static int Reap()
    {
        if (!OperatingSystem.IsLinux())
            return 0;
        var groups = ControlGroups.Probe(out _)?.Reap() ?? 0;
        return groups + SandboxFiles.Reap(ParentOfFiles);
    }

    public string PathOf(SandboxMount mount) => mount.Inside;

    public string TemporaryFolderOf(SandboxCommand command) => BubblewrapArguments.Temporary;

    public async Task<ISandboxedProcess> StartAsync(SandboxCommand command, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        ObjectDisposedException.ThrowIf(isDisposed, this);
        ControlGroup? group = null;
        try
        {
            foreach (var mount in command.Mounts)
                Prepare(mount);
            group = groups?.Create(command.Limits);
            var process = await starter.RunAsync(() => Start(command, group)).ConfigureAwait(false);
            if (isDisposed)
                process.Kill();
            return process;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or Win32Exception)
        {
            group?.Remove();
            throw exception as SandboxException ?? new SandboxException($"no sandbox for {command.Program}: {exception.Message}", exception);
        }
    }

    public async ValueTask DisposeAsync()
    {
        isDisposed = true;
        foreach (var process in running.Keys)
            await process.DisposeAsync().ConfigureAwait(false);
        watchdog.Dispose();
        starter.Dispose();
        files.Delete();
        AppDomain.CurrentDomain.ProcessExit -= onExit;
    }

    /// <summary>Gets ready to start sandboxes; nothing is in force yet as far as <see cref="Isolation"/> goes.</summary>
    /// <exception cref="IOException">The kernel refuses what root needs, see <see cref="StagedMounts"/>.</exception>
    internal static async Task<BubblewrapProvider> CreateAsync(BubblewrapOptions options)
    {
        var isRoot = Environment.IsPrivilegedProcess;
        string? problem = "switched off";
        var groups = options.UsesControlGroups ? ControlGroups.Probe(out problem) : null;
        groups?.Reap();
        SandboxFiles.Reap(ParentOfFiles);
        var files = SandboxFiles.Create(ParentOfFiles, readableByAll: isRoot);
        var starter = new StartingThread();
        try
        {
            var staged = isRoot ? await starter.RunAsync(() => StagedMounts.Begin(files.Mounts)).ConfigureAwait(false) : null;
            return new BubblewrapProvider(options, files, groups, staged, starter) { NoGroupsBecause = groups is null ? problem : null };
        }
        catch
        {
            starter.Dispose();
            files.Delete();
            throw;
        }
    }

    /// <summary>What the probe saw.</summary>
    internal void Report(IsolationReport isolation) => Isolation = isolation;

    private static string ParentOfFiles => Environment.IsPrivilegedProcess ? SandboxFiles.ParentForRoot : Path.GetTempPath();

    // The process ends without disposal, e.g. on SIGTERM.
    private void EndNow()
    {
        foreach (var process in running.Keys)
            process.EndNow();
        files.Delete();
    }

    private void Prepare(SandboxMount mount)
    {
        if (!Directory.Exists(mount.HostPath))
            throw new SandboxException($"there is no folder {mount.HostPath} to mount at {mount.Inside}");
        if (DroppedTo is not { } user)
            return;
        if (mount.IsWritable)
            FolderOwner.Give(mount.HostPath, user, user);
        else if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(mount.HostPath) & UnixFileMode.OtherExecute) == 0)
            throw new SandboxException($"user {user}, whose rights sandboxed programs get, may not read {mount.HostPath}; run: chmod -R o+rX {mount.HostPath}");
    }

    private BubblewrapProcess Start(SandboxCommand command, ControlGroup? group)
    {
        List<string> places = [];
        try
        {
            var mounts = arguments.MountsOf(command).ToList();
            if (staged is not null)
            {
                foreach (var mount in mounts)
                    places.Add(staged.Add(mount.HostPath));
                mounts = [.. mounts.Zip(places, (mount, place) => mount with { HostPath = place })];
            }

            var start = new ProcessStartInfo(BubblewrapArguments.Shell, arguments.For(command, mounts, group?.JoinFiles ?? []))
            {
                WorkingDirectory = "/",
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                UseShellExecute = false,
            };
            // Not only the program must not see it: bubblewrap's own environment could be read as well.
            start.Environment.Clear();
            return Follow(Process.Start(start)!, command, group, places);
        }
        catch
        {
            places.ForEach(StagedMounts.Remove);
            throw;
        }
    }

    private BubblewrapProcess Follow(Process started, SandboxCommand command, ControlGroup? group, List<string> places)
    {
        WatchedSandbox? watched = null;
        BubblewrapProcess? process = null;
        process = new BubblewrapProcess(started, group, async () =>
        {
            watchdog.Forget(watched!);
            running.TryRemove(process!, out _);
            group?.Remove();
            if (places.Count > 0)
                await RemoveAsync(places).ConfigureAwait(false);
        });
        watched = new WatchedSandbox
        {
            RootProcess = started.Id,
            Limits = command.Limits,
            Folders = [.. command.Mounts.Where(mount => mount.IsWritable).Select(mount => mount.HostPath)],
            TemporaryFolders = new Dictionary<string, long>
            {
                [BubblewrapArguments.Temporary] = options.TemporaryBytes,
                [BubblewrapArguments.Home] = options.TemporaryBytes,
                [BubblewrapArguments.SharedMemory] = BubblewrapArguments.SharedMemoryBytes,
            },
            Group = group,
            Kill = process.Kill,
        };
        running[process] = true;
        watchdog.Watch(watched);
        return process;
    }

    private async Task RemoveAsync(List<string> places)
    {
        try
        {
            await starter.RunAsync(() =>
            {
                places.ForEach(StagedMounts.Remove);
                return true;
            }).ConfigureAwait(false);
        }
        catch (ObjectDisposedException)
        {
            // The mounts went away with the thread.
        }
    }
}
