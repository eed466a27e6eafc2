namespace Harness.Sandbox.Tests.Providers;

/// <summary>Docker.</summary>
public sealed class DockerUnderTest() : ProviderUnderTest(ProvidersUnderTest.Docker);
