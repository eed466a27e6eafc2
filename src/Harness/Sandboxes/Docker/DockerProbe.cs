namespace Harness.Sandboxes.Docker;

/// <summary>Finds an engine, and tries what a container of it holds.</summary>
internal static class DockerProbe
{
    private const string Install = "install Docker (https://docs.docker.com/engine/install/) or podman and start its service (systemctl enable --now podman.socket), "
        + "or say in DOCKER_HOST where it listens";

    /// <summary>See <see cref="DockerProvider.ProbeAsync"/>.</summary>
    public static async Task<SandboxProbe> RunAsync(DockerOptions options, CancellationToken cancellation)
    {
        DockerProvider? provider = null;
        try
        {
            var engine = await ConnectAsync(options, cancellation).ConfigureAwait(false);
            if (engine.Info.OSType is { Length: > 0 } system and not "linux")
                return Failed(engine, $"{engine.Version} runs {system} containers, not linux ones", "switch the engine to Linux containers");
            if (await engine.VariablesOfAsync(options.Image, cancellation).ConfigureAwait(false) is not { } imageVariables)
                return Failed(engine, $"{engine.Version} at {engine.Endpoint} does not have the image {options.Image}", $"docker pull {options.Image}");

            provider = new DockerProvider(engine, options, ProcessIdentity.Current);
            await provider.ReapAsync(cancellation).ConfigureAwait(false);
            var findings = await DockerSelfTest.RunAsync(provider, options, cancellation).ConfigureAwait(false);
            provider.Isolation = findings.Report(engine.Version, imageVariables);
            if (findings.Problem() is not { } problem)
                return new SandboxProbe(DockerProvider.Name, provider);
            await provider.DisposeAsync().ConfigureAwait(false);
            return new SandboxProbe(DockerProvider.Name, null, $"{engine.Version}: {problem}", DockerSelfTest.Cure);
        }
        catch (Exception e) when (e is SandboxException or FileNotFoundException or UriFormatException)
        {
            if (provider is not null)
                await provider.DisposeAsync().ConfigureAwait(false);
            return new SandboxProbe(DockerProvider.Name, null, e.Message, provider is null ? CureOf(e) : DockerSelfTest.Cure);
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
        catch (Exception e) when (e is SandboxException or FileNotFoundException or UriFormatException)
        {
            // No engine, no containers; or the next start tries again.
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

        throw new SandboxException("no container engine answers: " + string.Join("; ", failures.Select(failure => failure.Message)), failures[0]);
    }

    private static string CureOf(Exception problem) => IsForbidden(problem)
        ? "let this user use the engine's socket: sudo usermod -aG docker $USER and log in again (whoever may use it is as good as root), or use an engine without root"
        : Install;

    private static bool IsForbidden(Exception problem) => problem.Message.Contains("Permission denied", StringComparison.OrdinalIgnoreCase);

    private static SandboxProbe Failed(DockerEngine engine, string problem, string cure)
    {
        engine.Dispose();
        return new SandboxProbe(DockerProvider.Name, null, problem, cure);
    }
}
