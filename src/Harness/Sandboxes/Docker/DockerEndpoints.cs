namespace Harness.Sandboxes.Docker;

/// <summary>Where an engine may listen.</summary>
internal static class DockerEndpoints
{
    /// <summary>The addresses to try, in this order: what was asked for and nothing else, or all usual ones.</summary>
    /// <exception cref="UriFormatException">What was asked for is no address.</exception>
    public static IReadOnlyList<Uri> Of(DockerOptions options) =>
        options.Endpoint is { Length: > 0 } given ? [new Uri(given)] : Usual(options.RuntimeFolder, OperatingSystem.IsWindows());

    /// <summary>Docker's and podman's defaults, of the machine before those of the user.</summary>
    public static IReadOnlyList<Uri> Usual(string? runtimeFolder, bool isWindows)
    {
        if (isWindows)
            return [new Uri("npipe://./pipe/docker_engine")];
        List<Uri> endpoints = [new Uri("unix:///var/run/docker.sock"), new Uri("unix:///run/podman/podman.sock")];
        if (runtimeFolder is { Length: > 0 })
            endpoints.AddRange([new Uri($"unix://{runtimeFolder}/docker.sock"), new Uri($"unix://{runtimeFolder}/podman/podman.sock")]);
        return endpoints;
    }
}
