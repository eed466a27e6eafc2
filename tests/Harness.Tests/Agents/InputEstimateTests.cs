using Harness.Agents;
using Microsoft.Extensions.AI;

namespace Harness.Tests.Agents;

public class InputEstimateTests
{
    private static readonly ChatOptions NoTools = new();

    [Fact]
    public void Text_that_nobody_has_counted_is_a_token_a_byte()
    {
        new InputEstimate().Next([new(ChatRole.User, new string('7', 1_000))], NoTools).Should().BeInRange(1_000, 1_100);
        new InputEstimate().Next([new(ChatRole.User, new string('語', 1_000))], NoTools).Should().BeInRange(3_000, 3_100);
    }

    [Fact]
    public void Tools_count_with_their_schema()
    {
        var tool = AIFunctionFactory.Create((string path) => path, "read", new string('d', 500));

        new InputEstimate().Next([], new ChatOptions { Tools = [tool] }).Should().BeGreaterThan(500 + tool.JsonSchema.GetRawText().Length);
    }

    [Fact]
    public void What_the_provider_counted_is_taken_from_it_and_only_the_rest_is_estimated()
    {
        List<ChatMessage> conversation = [new(ChatRole.User, new string('x', 100_000)), new(ChatRole.Assistant, "reads")];
        var estimate = new InputEstimate();
        estimate.Answered(conversation.Count, 20_000, 50);
        conversation.Add(new(ChatRole.Tool, [new FunctionResultContent("call_1", new string('r', 300))]));

        estimate.Next(conversation, NoTools).Should().BeInRange(20_350, 20_500);
    }

    [Fact]
    public void An_answer_without_counts_leaves_the_estimate_as_it_was()
    {
        var estimate = new InputEstimate();
        estimate.Answered(1, null, 50);

        estimate.Next([new(ChatRole.User, new string('x', 100))], NoTools).Should().BeGreaterThanOrEqualTo(100);
    }
}
