using Harness.Tests.CSharp;
using Harness.Tools;

namespace Harness.Tests.Tools;

public class RunTestsToolTests(SharedBench shared)
{
    private const string CartTests = """
        using Xunit;
        public class CartTests { [Fact] public void Adds() { } [Fact] public void Removes() => Assert.Fail("wrong"); }
        """;

    [Fact]
    public async Task Failing_tests_are_a_normal_reply()
    {
        using var folder = new TemporaryFolder();
        folder.File("tests/CartTests.cs", CartTests);

        var reply = await CallAsync(folder);

        reply.Text.Should().Be("""
            FAILED CartTests.Removes
              wrong
              at CartTests.Removes() in tests/CartTests.cs:line 2
            1 passed, 1 failed, 0 skipped
            """);
        reply.IsError.Should().BeFalse();
        reply.ChangedWorkspace.Should().BeFalse();
    }

    [Fact]
    public async Task A_failing_build_is_a_normal_reply()
    {
        using var folder = new TemporaryFolder();
        folder.File("src/Cart.cs", "class Cart {");

        var reply = await CallAsync(folder);

        reply.IsError.Should().BeFalse();
        reply.Text.Should().Be("src/Cart.cs(1,13): error CS1513: } expected\nthe build failed: 1 error(s)");
    }

    [Fact]
    public async Task It_says_when_it_waits_for_a_free_core_and_when_it_goes_on()
    {
        using var folder = new TemporaryFolder();
        folder.File("tests/CartTests.cs", CartTests);
        List<bool> waiting = [];

        await new RunTestsTool(shared.Bench, folder.Path, waiting.Add).CallAsync();

        waiting.Should().Equal(true, false, true, false);
    }

    [Fact]
    public async Task The_filter_is_passed_on()
    {
        using var folder = new TemporaryFolder();
        folder.File("tests/CartTests.cs", CartTests);

        (await CallAsync(folder, "adds")).Text.Should().Be("1 passed, 0 failed, 0 skipped");
    }

    [Fact]
    public async Task A_workspace_without_sources_is_an_error_that_says_so()
    {
        using var folder = new TemporaryFolder();

        var reply = await CallAsync(folder);

        reply.Should().Be(ToolReply.Error("there are no *.cs files in the workspace"));
    }

    private async Task<ToolReply> CallAsync(TemporaryFolder folder, string? filter = null)
    {
        var tool = new RunTestsTool(shared.Bench, folder.Path);
        var arguments = new Dictionary<string, object>();
        if (filter is not null)
            arguments["filter"] = filter;
        return await tool.InvokeAsync(new ToolArguments(arguments), TestContext.Current.CancellationToken);
    }
}
