namespace Harness.Sandbox.Tests.Providers;

/// <summary>No isolation: the control, which shows that the attempts succeed where nothing stops them.</summary>
public sealed class NoneUnderTest() : ProviderUnderTest(ProvidersUnderTest.None);
