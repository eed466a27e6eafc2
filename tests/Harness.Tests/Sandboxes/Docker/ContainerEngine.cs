using Harness.Sandboxes;
using Harness.Sandboxes.Docker;

namespace Harness.Tests.Sandboxes.Docker;

/// <summary>
/// The real engine that the tests are given by <c>.ci/container-engine</c>. Without one they are skipped; one that fails its probe fails
/// them.
/// </summary>
public sealed class ContainerEngine(ProbedEngine engines) : IAsyncLifetime
{
    private const string Host = "TEST_DOCKER_HOST";
    private const string Image = "TEST_DOCKER_IMAGE";

    /// <summary>What says where it is.</summary>
    public static IReadOnlyList<string> Variables { get; } = [Host, Image];

    private SandboxProbe? probe;
    private DockerEngine? engine;

    public static DockerOptions Options => new() { Endpoint = Environment.GetEnvironmentVariable(Host), Image = Environment.GetEnvironmentVariable(Image)! };

    private static bool IsGiven => Environment.GetEnvironmentVariable(Host) is { Length: > 0 } && Environment.GetEnvironmentVariable(Image) is { Length: > 0 };

    /// <summary>The provider; the test is skipped when there is no engine.</summary>
    public DockerProvider Provider
    {
        get
        {
            SkipWithout();
            probe!.Problem.Should().BeNull();
            return (DockerProvider)probe.Provider!;
        }
    }

    /// <summary>Skips the test when there is no engine.</summary>
    public static void SkipWithout()
    {
        if (!IsGiven)
            RequiredSandboxes.Need(null, DockerProvider.Name, $"{Host} and {Image} are not set; eval \"$(.ci/container-engine start)\" sets them");
    }

    /// <summary>A provider whose containers look as if another process had made them.</summary>
    internal static async Task<DockerProvider> ProviderOfAsync(ProcessIdentity owner) =>
        new(await DockerEngine.ConnectAsync(new Uri(Options.Endpoint!), TestContext.Current.CancellationToken), Options, owner);

    /// <summary>Whether the engine knows a container.</summary>
    internal async Task<bool> HasAsync(ISandboxedProcess process)
    {
        try
        {
            await engine!.Containers.InspectContainerAsync(((DockerContainer)process).Id, TestContext.Current.CancellationToken);
            return true;
        }
        catch (global::Docker.DotNet.DockerContainerNotFoundException)
        {
            return false;
        }
    }

    public async ValueTask InitializeAsync()
    {
        if (!IsGiven)
            return;
        probe = await engines.ProbeAsync();
        engine = await DockerEngine.ConnectAsync(new Uri(Options.Endpoint!), CancellationToken.None);
    }

    public ValueTask DisposeAsync()
    {
        engine?.Dispose();
        return ValueTask.CompletedTask;
    }
}
