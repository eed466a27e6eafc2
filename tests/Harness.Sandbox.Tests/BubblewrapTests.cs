using Harness.Sandbox.Tests.Providers;

namespace Harness.Sandbox.Tests;

/// <summary>Bubblewrap, attacked.</summary>
public static class BubblewrapTests
{
    public sealed class Abuse(BubblewrapUnderTest subject) : AbuseContract(subject), IClassFixture<BubblewrapUnderTest>;

    public sealed class Life(BubblewrapUnderTest subject) : LifeContract(subject), IClassFixture<BubblewrapUnderTest>;
}
