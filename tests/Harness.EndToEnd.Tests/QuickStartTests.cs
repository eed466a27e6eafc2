using System.Reflection.PortableExecutable;
using System.Text.Json;

namespace Harness.EndToEnd.Tests;

/// <summary>What makes a suite start quickly, and would be missed by nobody but who waits.</summary>
public sealed class QuickStartTests
{
    private static string Output => Path.GetDirectoryName(Suite.Assembly)!;

    public static bool HasFewCores => Environment.ProcessorCount < 4;

    [Theory]
    [InlineData("Harness.dll")]
    [InlineData("Harness.Fixtures.dll")]
    [InlineData("xunit.v3.core.dll")]
    [InlineData("xunit.runner.visualstudio.testadapter.dll")]
    [InlineData("testhost.dll")]
    [InlineData("Microsoft.TestPlatform.CrossPlatEngine.dll")]
    [InlineData("Polly.Core.dll")]
    [InlineData("FluentAssertions.dll")]
    [InlineData("workers/test-host/xunit.v3.core.dll")]
    public void What_each_start_loads_is_compiled_ahead(string assembly)
    {
        using var reader = new PEReader(File.OpenRead(Path.Combine(Output, assembly)));

        reader.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size.Should().BePositive("tasks are built without -p:CompilesAhead=false");
    }

    [Fact(Skip = "as many cores have threads enough", SkipUnless = nameof(HasFewCores))]
    public void The_test_host_has_a_thread_to_spare_on_few_cores()
    {
        using var settings = JsonDocument.Parse(File.ReadAllText(Path.ChangeExtension(Suite.Assembly, ".runtimeconfig.json")));

        settings.RootElement.GetProperty("runtimeOptions").GetProperty("configProperties").GetProperty("System.Threading.ThreadPool.MinThreads").GetInt32()
            .Should().BeGreaterThanOrEqualTo(4);
    }
}
