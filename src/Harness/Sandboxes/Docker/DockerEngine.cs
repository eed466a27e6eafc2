using System.Net.Sockets;
using Docker.DotNet;
using Docker.DotNet.Models;
using Polly;
using Polly.Retry;

namespace Harness.Sandboxes.Docker;

/// <summary>A container engine that answered: Docker's, or podman's with Docker's interface. No call waits for ever.</summary>
internal sealed class DockerEngine : IDisposable
{
    private static readonly TimeSpan ConnectLimit = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan CallLimit = TimeSpan.FromSeconds(60);

    // Podman refuses a container that ends by itself while it is removed (seen with 4.3.1, one in forty on a busy machine), Docker one
    // that somebody else is removing.
    private static readonly ResiliencePipeline Removal = new ResiliencePipelineBuilder()
        .AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = new PredicateBuilder().Handle<SandboxException>(e => e.InnerException is DockerApiException),
            BackoffType = DelayBackoffType.Exponential,
            Delay = TimeSpan.FromMilliseconds(50),
            MaxRetryAttempts = 7,
        })
        .Build();

    private readonly DockerClient client;

    private DockerEngine(DockerClient client, Uri endpoint, VersionResponse version, SystemInfoResponse info)
    {
        this.client = client;
        Endpoint = endpoint;
        var podman = version.Components?.FirstOrDefault(component => component.Name.Contains("Podman", StringComparison.OrdinalIgnoreCase));
        IsPodman = podman is not null;
        Version = IsPodman ? $"podman {podman!.Version}" : $"docker {version.Version}";
        Info = info;
        IsRootless = info.SecurityOptions?.Any(option => option.Contains("rootless", StringComparison.Ordinal)) == true;
    }

    public Uri Endpoint { get; }

    /// <summary>The product with its version.</summary>
    public string Version { get; }

    public bool IsPodman { get; }

    /// <summary>It runs without root: in a container its root is the user who started it.</summary>
    public bool IsRootless { get; }

    public SystemInfoResponse Info { get; }

    public IContainerOperations Containers => client.Containers;

    /// <summary>Connects.</summary>
    /// <exception cref="SandboxException">Nobody answers there.</exception>
    public static async Task<DockerEngine> ConnectAsync(Uri endpoint, CancellationToken cancellation)
    {
        var client = Build(endpoint);
        try
        {
            var version = await CallAsync($"{endpoint} does not answer", client.System.GetVersionAsync, ConnectLimit, cancellation).ConfigureAwait(false);
            var info = await CallAsync($"{endpoint} does not answer", client.System.GetSystemInfoAsync, ConnectLimit, cancellation).ConfigureAwait(false);
            return new DockerEngine(client, endpoint, version, info);
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    /// <summary>The variables that an image sets; null when the engine does not have the image.</summary>
    /// <exception cref="SandboxException">The engine does not answer.</exception>
    public async Task<IReadOnlyList<string>?> VariablesOfAsync(string image, CancellationToken cancellation)
    {
        try
        {
            var found = await CallAsync("images", token => client.Images.InspectImageAsync(image, token), cancellation).ConfigureAwait(false);
            return [.. (found.Config?.Env ?? []).Select(variable => variable.Split('=')[0])];
        }
        catch (SandboxException e) when (e.InnerException is DockerImageNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Removes a container with all that runs in it; nothing happens when it is gone.</summary>
    /// <exception cref="SandboxException">The engine does not do it, not when asked again for some seconds either.</exception>
    public async Task RemoveAsync(string container) =>
        await Removal.ExecuteAsync(async _ => await RemoveOnceAsync(container).ConfigureAwait(false)).ConfigureAwait(false);

    /// <summary>Makes a call, whose failure is told as one of the machine.</summary>
    /// <exception cref="SandboxException">The engine refused, did not answer within a minute, or is gone.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public static Task<T> CallAsync<T>(string what, Func<CancellationToken, Task<T>> call, CancellationToken cancellation) =>
        CallAsync(what, call, CallLimit, cancellation);

    /// <inheritdoc cref="CallAsync{T}(string, Func{CancellationToken, Task{T}}, CancellationToken)"/>
    public static Task CallAsync(string what, Func<CancellationToken, Task> call, CancellationToken cancellation) =>
        CallAsync(what, async token => { await call(token).ConfigureAwait(false); return true; }, CallLimit, cancellation);

    /// <inheritdoc cref="CallAsync{T}(string, Func{CancellationToken, Task{T}}, CancellationToken)"/>
    public static async Task<T> CallAsync<T>(string what, Func<CancellationToken, Task<T>> call, TimeSpan limit, CancellationToken cancellation)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        deadline.CancelAfter(limit);
        try
        {
            return await call(deadline.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (!cancellation.IsCancellationRequested)
        {
            throw new SandboxException($"{what}: no answer within {limit.TotalSeconds} s", e);
        }
        catch (DockerApiException e)
        {
            throw new SandboxException($"{what}: {e.ResponseBody?.Trim() ?? e.Message}", e);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or SocketException or TimeoutException or UnauthorizedAccessException)
        {
            throw new SandboxException($"{what}: {e.GetBaseException().Message}", e);
        }
    }

    public void Dispose() => client.Dispose();

    private async Task RemoveOnceAsync(string container)
    {
        var removal = new ContainerRemoveParameters { Force = true, RemoveVolumes = true };
        try
        {
            await CallAsync($"container {container} is not removed", token => client.Containers.RemoveContainerAsync(container, removal, token), default).ConfigureAwait(false);
        }
        catch (SandboxException e) when (e.InnerException is DockerContainerNotFoundException)
        {
            // That is what was wanted.
        }
    }

    private static DockerClient Build(Uri endpoint)
    {
        try
        {
            return new DockerClientBuilder().WithEndpoint(endpoint).WithTimeout(Timeout.InfiniteTimeSpan).Build();
        }
        catch (Exception e) when (e is NotSupportedException or ArgumentException or InvalidOperationException or DockerConfigurationException or SshDockerEndpointNotSupportedException)
        {
            throw new SandboxException($"{endpoint} is no address of an engine: {e.Message}", e);
        }
    }
}
