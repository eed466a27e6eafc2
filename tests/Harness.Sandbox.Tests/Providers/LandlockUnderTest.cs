using Harness.Sandboxes.Landlock;

namespace Harness.Sandbox.Tests.Providers;

/// <summary>Landlock.</summary>
public sealed class LandlockUnderTest() : ProviderUnderTest(LandlockProvider.Name);
