using Harness.CSharp;
using Harness.Fixtures.Tests;

[assembly: AssemblyFixture(typeof(SharedBench))]

namespace Harness.Fixtures.Tests;

/// <summary>One test bench for all tests of the project.</summary>
public sealed class SharedBench : IAsyncDisposable
{
    public TestBench Bench { get; } = new();

    public ValueTask DisposeAsync() => Bench.DisposeAsync();
}
