using System.Reflection.PortableExecutable;
using System.Text.Json;

namespace Harness.EndToEnd.Tests;

/// <summary>What makes a suite start quickly, and would be missed by nobody but who waits.</summary>
public sealed class QuickStartTests
{
    private static string Output => Path.GetDirectoryName(Suite.Assembly)!;

    public static bool HasCompiler => Directory.Exists(Path.Combine(Suite.Root, "tasks", "obj", Suite.Configuration, Path.GetFileName(Output), "ahead"));

    [Theory(Skip = "the SDK has no compiler to machine code here", SkipUnless = nameof(HasCompiler))]
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

        reader.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size.Should().BePositive();
    }

    [Fact]
    public void The_test_host_has_a_thread_to_spare_on_two_cores()
    {
        using var settings = JsonDocument.Parse(File.ReadAllText(Path.ChangeExtension(Suite.Assembly, ".runtimeconfig.json")));

        settings.RootElement.GetProperty("runtimeOptions").GetProperty("configProperties").GetProperty("System.Threading.ThreadPool.MinThreads").GetInt32()
            .Should().BeGreaterThanOrEqualTo(Math.Max(4, Environment.ProcessorCount));
    }
}
