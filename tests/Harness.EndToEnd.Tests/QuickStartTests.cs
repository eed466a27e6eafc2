using System.Reflection.PortableExecutable;

namespace Harness.EndToEnd.Tests;

/// <summary>What starts often is machine code already; an assembly that could not be compiled ahead would be slow in silence.</summary>
public sealed class CompiledAheadTests
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
}
