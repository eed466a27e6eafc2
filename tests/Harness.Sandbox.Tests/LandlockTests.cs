using Harness.Sandbox.Tests.Providers;

namespace Harness.Sandbox.Tests;

/// <summary>Landlock, attacked.</summary>
public static class LandlockTests
{
    public sealed class Abuse(LandlockUnderTest subject) : AbuseContract(subject), IClassFixture<LandlockUnderTest>;

    public sealed class Life(LandlockUnderTest subject) : LifeContract(subject), IClassFixture<LandlockUnderTest>;
}
