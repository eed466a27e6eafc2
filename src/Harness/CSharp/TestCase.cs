namespace Harness.CSharp;

/// <summary>One test of the workspace; of a theory, one row. All text is hostile.</summary>
public sealed record TestCase
{
    /// <summary>As xunit displays it: <c>Shop.Tests.CartTests.Adds(count: 2)</c>.</summary>
    public required string Name { get; init; }

    public required TestStatus Status { get; init; }

    /// <summary>Why it failed or was skipped; empty when it passed. Inner exceptions follow on lines of their own.</summary>
    public string Message { get; init; } = "";

    /// <summary>The frames in the workspace's own files, one per line: <c>at Shop.Cart.Add(Int32 count) in src/Cart.cs:line 14</c>.</summary>
    public string StackTrace { get; init; } = "";

    /// <summary>What it wrote to ITestOutputHelper.</summary>
    public string Output { get; init; } = "";
}
