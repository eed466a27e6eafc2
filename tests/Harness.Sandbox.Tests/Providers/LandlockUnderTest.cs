namespace Harness.Sandbox.Tests.Providers;

/// <summary>Landlock.</summary>
public sealed class LandlockUnderTest() : ProviderUnderTest(ProvidersUnderTest.Landlock);
