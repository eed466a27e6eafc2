using Harness.Loopback.Protocols;
using Harness.Models.Wires;
using Microsoft.Extensions.AI;

namespace Harness.Tests.Models.Wires;

public abstract partial class WireContract
{
    private const string Spaced = """{ "city" :  "R\u00f3me \"<&>\" é", "n": 1.50 }""";

    [Fact]
    public virtual async Task A_tool_call_and_its_result_make_a_second_turn()
    {
        await using var conversation = await StartAsync(Calling("lookup", """{"city":"Rome"}"""), new ScriptedAnswer { Text = "In Italy." });

        var first = await conversation.AskAsync();
        var call = Conversation.CallsOf(first).Should().ContainSingle().Subject;
        var second = await conversation.AnswerAsync(first);

        (call.Name, call.Arguments!["city"]?.ToString(), call.Exception).Should().Be(("lookup", "Rome", null));
        second.Text.Should().Be("In Italy.");
        conversation.Server.ToolsOf(conversation.Server.Requests[0]).Should().Equal("lookup");
        conversation.Received.Select(message => message.Role).Should().Equal("system", "user", "assistant", "tool");
        conversation.Received[0].Text.Should().Be("Be brief.");
        conversation.Received[1].Text.Should().Be("Where?");
        conversation.Results.Should().Equal(new ReceivedResult("call_a1", "found by call_a1"));
    }

    [Fact]
    public virtual async Task Text_beside_a_call_is_read_and_echoed()
    {
        await using var conversation = await StartAsync(Calling("lookup", "{}") with { Text = "I look." }, new ScriptedAnswer { Text = "end" });

        var first = await conversation.AskAsync();
        await conversation.AnswerAsync(first);

        first.Text.Should().Be("I look.");
        conversation.Echoed.Single().Text.Should().Be("I look.");
    }

    [Fact]
    public virtual async Task Parallel_calls_keep_their_order_and_ids_and_results_are_matched_by_id()
    {
        ScriptedCall[] calls = [new("call_z9", "lookup", """{"city":"Rome"}"""), new("call_a1", "lookup", """{"city":"Oslo"}"""), new("call_m5", "lookup", """{"city":"Rome"}""")];
        await using var conversation = await StartAsync(new ScriptedAnswer { Calls = calls }, new ScriptedAnswer { Text = "end" });

        var first = await conversation.AskAsync();
        await conversation.AnswerAsync(first);

        Conversation.CallsOf(first).Select(call => (call.CallId, call.Arguments!["city"]?.ToString())).Should().Equal(("call_z9", "Rome"), ("call_a1", "Oslo"), ("call_m5", "Rome"));
        conversation.Echoed.SelectMany(message => message.Calls).Should().Equal(calls.Select(call => call with { Arguments = AsCarried(call.Arguments) }));
        conversation.Results.Should().Equal(calls.Select(call => new ReceivedResult(call.Id, "found by " + call.Id)));
    }

    [Theory]
    [InlineData("""{"city":""")]
    [InlineData("[1,2]")]
    [InlineData("Rome, please")]
    public virtual async Task Malformed_arguments_are_a_call_that_says_so_and_go_back_as_they_came(string arguments)
    {
        await using var conversation = await StartAsync(Calling("lookup", arguments), new ScriptedAnswer { Text = "end" });

        var first = await conversation.AskAsync();
        await conversation.AnswerAsync(first);

        var call = Conversation.CallsOf(first).Should().ContainSingle().Subject;
        call.Exception.Should().NotBeNull();
        RawOf(call).Should().Be(arguments);
        conversation.Echoed.Single().Calls.Single().Arguments.Should().Be(arguments);
    }

    [Fact]
    public virtual async Task A_tool_that_was_not_offered_is_a_call_all_the_same()
    {
        await using var conversation = await StartAsync(Calling("no_such_tool", "{}"), new ScriptedAnswer { Text = "end" });

        var first = await conversation.AskAsync();
        await conversation.AnswerAsync(first);

        Conversation.CallsOf(first).Single().Name.Should().Be("no_such_tool");
        conversation.Echoed.Single().Calls.Single().Name.Should().Be("no_such_tool");
        conversation.Results.Should().ContainSingle();
    }

    [Fact]
    public virtual async Task Arguments_are_kept_and_echoed_byte_for_byte()
    {
        await using var conversation = await StartAsync(Calling("lookup", Spaced), new ScriptedAnswer { Text = "end" });

        var first = await conversation.AskAsync();
        await conversation.AnswerAsync(first);

        RawOf(Conversation.CallsOf(first).Single()).Should().Be(AsCarried(Spaced));
        conversation.Echoed.Single().Calls.Single().Arguments.Should().Be(AsCarried(Spaced));
    }

    [Fact]
    public virtual async Task Reasoning_is_read_and_echoed_as_it_came()
    {
        var thought = new ScriptedReasoning("The user asks\n for \"Rome\" <é>.");
        await using var conversation = await StartAsync(Calling("lookup", "{}") with { Reasoning = thought }, new ScriptedAnswer { Text = "end" });

        var first = await conversation.AskAsync();
        await conversation.AnswerAsync(first);

        Conversation.ReasoningOf(first).Should().Be(thought.Text);
        conversation.Echoed.Single().Reasoning.Should().Be(AsCarried(thought));
    }

    /// <summary>What of a thought the protocol has. Default: all.</summary>
    protected virtual ScriptedReasoning AsCarried(ScriptedReasoning reasoning) => reasoning;

    private static ScriptedAnswer Calling(string tool, string arguments) => new() { Calls = [new ScriptedCall("call_a1", tool, arguments)] };

    private static string? RawOf(FunctionCallContent call) => call.AdditionalProperties?[WireChatClient.RawArgumentsProperty] as string;
}
