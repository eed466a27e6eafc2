using Harness.Agents;
using Harness.Models;
using Harness.Tools;
using Microsoft.Extensions.AI;

namespace Harness.Tests.Tools;

/// <summary>Names of tools that a model made up.</summary>
public sealed class ToolBoxTests
{
    private readonly ToolBox _tools = new([new SubmitTool()], []);

    [Fact]
    public async Task A_name_is_cut_before_a_character_and_never_within_one()
    {
        var call = await CallAsync(new string('x', 62) + "😀" + new string('y', 10));

        call.Tool.Should().Be(new string('x', 62) + "…");
        call.Reply.Should().StartWith($"error: there is no tool '{call.Tool}'; ");
    }

    [Fact]
    public async Task A_name_that_was_cut_is_no_other_tool_s_in_the_record()
    {
        var whole = await CallAsync(new string('x', 64));
        var longer = await CallAsync(new string('x', 65));
        var meter = new RunMeter(null, new RunBudget(null, null, null, "run", TimeProvider.System), TimeProvider.System);
        meter.Count(whole);
        meter.Count(longer);

        meter.ByTool(new Redaction([])).Select(tool => (tool.Tool, tool.Calls)).Should().Equal((new string('x', 64), 1), (new string('x', 63) + "…", 1));
    }

    private Task<ToolCall> CallAsync(string name) => _tools.CallAsync(new FunctionCallContent("call", name), TestContext.Current.CancellationToken);
}
