using Harness.Sandbox.Tests.Providers;

namespace Harness.Sandbox.Tests;

/// <summary>Landlock, attacked.</summary>
public static class LandlockTests
{
    public sealed class Abuse(LandlockUnderTest landlock) : AbuseContract(landlock), IClassFixture<LandlockUnderTest>;

    public sealed class Life(LandlockUnderTest landlock) : LifeContract(landlock), IClassFixture<LandlockUnderTest>;
}
