namespace Harness.Sandbox.Tests.Providers;

/// <summary>Bubblewrap.</summary>
public sealed class BubblewrapUnderTest() : ProviderUnderTest(ProvidersUnderTest.Bubblewrap);
