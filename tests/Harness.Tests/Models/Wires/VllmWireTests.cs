using Harness.Loopback.Protocols;
using Microsoft.Extensions.AI;

namespace Harness.Tests.Models.Wires;

public sealed class VllmWireTests() : CompletionsContract("vllm")
{
    public override string Wire => "vLLM";

    protected override IReadOnlyDictionary<ReasoningEffort, string?> ReasoningInBody => InBody(
        (ReasoningEffort.None, "\"chat_template_kwargs\":{\"enable_thinking\":false}"),
        (ReasoningEffort.Medium, "\"chat_template_kwargs\":{\"enable_thinking\":true}"));

    protected override ProtocolServer CreateServer() => new VllmServer();

    [Theory]
    [InlineData("""{"city":""")]
    [InlineData("[1,2]")]
    public async Task Malformed_arguments_go_back_as_an_empty_object_and_the_conversation_goes_on(string arguments)
    {
        await using var conversation = await StartAsync(
            new ScriptedAnswer { Calls = [new ScriptedCall("call_a1", "lookup", arguments)] }, new ScriptedAnswer { Text = "end" });

        var first = await conversation.AskAsync();
        var second = await conversation.AnswerAsync(first);

        Conversation.CallsOf(first).Single().Exception.Should().NotBeNull();
        conversation.Echoed.Single().Calls.Single().Arguments.Should().Be("{}");
        second.Text.Should().Be("end");
    }

    [NotInProtocol("the server parses the history and rejects them for ever; they go back as an empty object")]
    public override Task Malformed_arguments_are_a_call_that_says_so_and_go_back_as_they_came(string arguments) => NotCarried();

    [NotInProtocol("a server of one's own has no account")]
    public override Task An_account_without_credit_stops_the_campaign() => NotCarried();

    [NotInProtocol("a server of one's own has no filter")]
    public override Task A_prompt_that_a_filter_stops_is_refused() => NotCarried();

    [NotInProtocol("an error has its own status")]
    public override Task An_error_inside_a_200_is_an_error() => NotCarried();
}
