using System.Net.Sockets;

namespace Harness.Sandboxes.Docker;

/// <summary>Finds an engine, and tries what a container of it holds.</summary>
internal static class DockerProbe
{
    private const string Install = "install Docker (https://docs.docker.com/engine/install/) or podman and start its service (systemctl enable --now podman.socket), "
        + "or say in DOCKER_HOST where it listens";

    /// <summary>See <see cref="DockerProvider.ProbeAsync"/>.</summary>
    public static async Task<SandboxProbe> RunAsync(DockerOptions options, CancellationToken cancellation)
    {
        DockerEngine? engine = null;
        DockerProvider? provider = null;
        async ValueTask GiveUpAsync()
        {
            if (provider is not null)
                await provider.DisposeAsync().ConfigureAwait(false);
            else
                engine?.Dispose();
        }

        try
        {
            engine = await ConnectAsync(options, cancellation).ConfigureAwait(false);
            if (engine.Info.OSType is { Length: > 0 } system and not "linux")
                return await FailedAsync($"{engine.Version} runs {system} containers, not linux ones", "switch the engine to Linux containers").ConfigureAwait(false);
            if (await engine.VariablesOfAsync(options.Image, cancellation).ConfigureAwait(false) is not { } imageVariables)
                return await FailedAsync($"{engine.Version} at {engine.Endpoint} does not have the image {options.Image}", $"docker pull {options.Image}").ConfigureAwait(false);

            provider = new DockerProvider(engine, options, ProcessIdentity.Current);
            await provider.ReapAsync(cancellation).ConfigureAwait(false);
            var findings = await DockerSelfTest.RunAsync(provider, options, cancellation).ConfigureAwait(false);
            provider.Isolation = findings.Report(engine.Version, imageVariables);
            if (findings.Problem() is not { } problem)
                return new SandboxProbe(DockerProvider.Name, provider);
            return await FailedAsync($"{engine.Version}: {problem}", DockerSelfTest.Cure).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or UriFormatException)
        {
            return await FailedAsync(e.Message, engine is null || (provider is null && e is SandboxException) ? CureOf(e) : DockerSelfTest.Cure).ConfigureAwait(false);
        }
        catch
        {
            await GiveUpAsync().ConfigureAwait(false);
            throw;
        }

        async Task<SandboxProbe> FailedAsync(string problem, string cure)
        {
            await GiveUpAsync().ConfigureAwait(false);
            return new SandboxProbe(DockerProvider.Name, null, problem, cure);
        }
    }

    /// <summary>See <see cref="DockerProvider.ReapAsync(DockerOptions, CancellationToken)"/>.</summary>
    public static async Task ReapAsync(DockerOptions options, CancellationToken cancellation)
    {
        try
        {
            await using var provider = new DockerProvider(await ConnectAsync(options, cancellation).ConfigureAwait(false), options, ProcessIdentity.Current);
            await provider.ReapAsync(cancellation).ConfigureAwait(false);
        }
        catch (Exception e) when (e is FileNotFoundException or UriFormatException || IsNobody(e))
        {
            // No engine, no containers.
        }
    }

    private static async Task<DockerEngine> ConnectAsync(DockerOptions options, CancellationToken cancellation)
    {
        List<SandboxException> failures = [];
        foreach (var endpoint in DockerEndpoints.Of(options))
        {
            try
            {
                return await DockerEngine.ConnectAsync(endpoint, cancellation).ConfigureAwait(false);
            }
            catch (SandboxException e)
            {
                failures.Add(e);
            }
        }

        throw new SandboxException("no container engine answers: " + string.Join("; ", failures.Select(failure => failure.Message)), failures.Find(failure => !IsNobody(failure)) ?? failures[0]);
    }

    private static string CureOf(Exception problem) => IsForbidden(problem)
        ? "let this user use the engine's socket: sudo usermod -aG docker $USER and log in again (whoever may use it is as good as root), or use an engine without root"
        : Install;

    /// <summary>No engine listens there, or none for this user; not one that is slow or broken.</summary>
    private static bool IsNobody(Exception problem) => problem is SandboxException && problem.GetBaseException() is SocketException;

    private static bool IsForbidden(Exception problem) => problem.Message.Contains("Permission denied", StringComparison.OrdinalIgnoreCase);
}
