using System.Collections.Concurrent;
using Docker.DotNet.Models;
using Harness.Campaigns.Records;

namespace Harness.Sandboxes.Docker;

/// <summary>
/// Runs each program in a container of its own, by Docker's or podman's engine on this machine. Its own home, <c>/tmp</c> and network
/// interfaces are empty and end with it; its root is the image's, read-only.
/// </summary>
/// <remarks>Tried with podman 4.3.1 as root. Not tried: Docker's own engine, engines without root, Windows, macOS.</remarks>
public sealed class DockerProvider : ISandboxProvider
{
    /// <summary>The name in settings and records.</summary>
    public const string Name = "docker";

    private readonly DockerEngine engine;
    private readonly ContainerFiles files;
    private readonly ContainerPlan plan;
    private readonly ConcurrentDictionary<DockerContainer, bool> running = new();

    internal DockerProvider(DockerEngine engine, DockerOptions options, ProcessIdentity owner)
    {
        this.engine = engine;
        files = new ContainerFiles(ContainerPlan.Home);
        var dotnet = OperatingSystem.IsLinux() ? options.Dotnet ?? DotnetFolder.Running : null;
        plan = new ContainerPlan(engine, options, files, dotnet, ContainerOwner.LabelsOf(owner));
    }

    public IsolationReport Isolation { get; internal set; } = new() { Provider = Name, Guards = [] };

    public string Dotnet => plan.Dotnet;

    internal ContainerPlan Plan => plan;

    /// <summary>
    /// Connects, runs a program in a container that tries what it must not be able to do, and removes what harnesses left behind that were
    /// killed.
    /// </summary>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public static Task<SandboxProbe> ProbeAsync(DockerOptions options, CancellationToken cancellation = default) =>
        DockerProbe.RunAsync(options, cancellation);

    public string PathOf(SandboxMount mount) => mount.Inside;

    public string TemporaryFolderOf(SandboxCommand command) => ContainerPlan.Temporary;

    public async Task<ISandboxedProcess> StartAsync(SandboxCommand command, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        // Some engines would make the folder.
        if (command.Mounts.FirstOrDefault(mount => !Directory.Exists(mount.HostPath)) is { } missing)
            throw new SandboxException($"'{missing.HostPath}' is to be mounted and does not exist");
        try
        {
            files.User.GiveWritable(command);
        }
        catch (IOException e)
        {
            throw new SandboxException($"the workspace cannot be given to the sandbox: {e.Message}", e);
        }

        // The name is ours: a container that was made and not answered for can be removed too.
        var name = "harness-" + Guid.NewGuid().ToString("N");
        ContainerStreams? streams = null;
        try
        {
            await DockerEngine.CallAsync("no container", token => engine.Containers.CreateContainerAsync(plan.Of(command, name), token), CancellationToken.None).ConfigureAwait(false);
            var all = new ContainerAttachParameters { Stream = true, Stdin = true, Stdout = true, Stderr = true };
            streams = new ContainerStreams(await DockerEngine.CallAsync(
                "no connection to a container", _ => engine.Containers.AttachContainerAsync(name, all, CancellationToken.None), CancellationToken.None).ConfigureAwait(false));
            await DockerEngine.CallAsync(
                "a container does not start", token => engine.Containers.StartContainerAsync(name, new ContainerStartParameters(), token), CancellationToken.None).ConfigureAwait(false);
            cancellation.ThrowIfCancellationRequested();
        }
        catch
        {
            await engine.RemoveAsync(name).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (streams is not null)
                await streams.DisposeAsync().ConfigureAwait(false);
            throw;
        }

        var container = new DockerContainer(engine, name, streams, command, gone => running.TryRemove(gone, out _));
        running[container] = true;
        return container;
    }

    /// <summary>Removes what killed harnesses left, if there is an engine.</summary>
    /// <exception cref="SandboxException">It does not do it.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public static Task ReapAsync(DockerOptions options, CancellationToken cancellation) => DockerProbe.ReapAsync(options, cancellation);

    /// <summary>Removes the containers whose harness was killed before it could.</summary>
    /// <returns>How many there were.</returns>
    /// <exception cref="SandboxException">The engine does not do it.</exception>
    public async Task<int> ReapAsync(CancellationToken cancellation = default)
    {
        var ours = new ContainersListParameters
        {
            All = true,
            Filters = new Dictionary<string, IDictionary<string, bool>> { ["label"] = new Dictionary<string, bool> { [ContainerOwner.Label] = true } },
        };
        var found = await DockerEngine.CallAsync("containers are not listed", token => engine.Containers.ListContainersAsync(ours, token), cancellation).ConfigureAwait(false);
        var left = found.Where(container => ContainerOwner.IsGone(container.Labels)).ToList();
        foreach (var container in left)
            await engine.RemoveAsync(container.ID).ConfigureAwait(false);
        return left.Count;
    }

    /// <summary>Kills what is running.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var container in running.Keys)
            await container.DisposeAsync().ConfigureAwait(false);
        files.Dispose();
        engine.Dispose();
    }
}
