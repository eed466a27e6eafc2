namespace Harness.Sandboxes.Docker;

/// <summary>Which engine runs the containers, and what is in them.</summary>
public sealed record DockerOptions
{
    /// <summary>
    /// What <see cref="Image"/> is unless somebody chooses: .NET's own image for Ubuntu. It has what the host's .NET needs (glibc, ICU, OpenSSL) and
    /// a .NET for hosts whose own cannot run in a container. https://mcr.microsoft.com/en-us/artifact/mar/dotnet/runtime/about
    /// </summary>
    public const string DefaultImage = "mcr.microsoft.com/dotnet/runtime:10.0";

    /// <summary>
    /// The engine's address, as <c>DOCKER_HOST</c> has it: <c>unix://</c>, <c>npipe://</c> or <c>tcp://</c>, on this machine, as folders of it are
    /// mounted. Default: the first of <see cref="DockerEndpoints.Usual"/> that answers.
    /// </summary>
    public string? Endpoint { get; init; }

    /// <summary>The user's folder for sockets, <c>XDG_RUNTIME_DIR</c>: that is where engines without root listen. Default: unknown.</summary>
    public string? RuntimeFolder { get; init; }

    /// <summary>
    /// The image, which is there already: nothing is pulled. Linux with glibc, <c>/bin/sh</c>, and what .NET needs. Default:
    /// <see cref="DefaultImage"/>.
    /// </summary>
    public string Image { get; init; } = DefaultImage;

    /// <summary>How many processors one program may keep busy. Default: 2.</summary>
    public double Processors { get; init; } = 2;

    /// <summary>The folder <c>workers</c> beside the harness. Default: that of this program.</summary>
    public string WorkersFolder { get; init; } = Path.Combine(AppContext.BaseDirectory, "workers");

    /// <summary>The .NET that programs see. Default: null, the one that runs the harness.</summary>
    internal DotnetFolder? Dotnet { get; init; }
}
