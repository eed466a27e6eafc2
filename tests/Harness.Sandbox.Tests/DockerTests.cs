using Harness.Sandbox.Tests.Providers;

namespace Harness.Sandbox.Tests;

/// <summary>Docker, attacked.</summary>
public static class DockerTests
{
    public sealed class Abuse(DockerUnderTest subject) : AbuseContract(subject), IClassFixture<DockerUnderTest>;

    public sealed class Life(DockerUnderTest subject) : LifeContract(subject), IClassFixture<DockerUnderTest>;
}
