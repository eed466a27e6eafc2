using Harness.Loopback.Protocols;
using Harness.Models.Wires;
using Microsoft.Extensions.AI;

namespace Harness.Tests.Models.Wires;

public sealed class OpenRouterWireTests() : CompletionsContract("openrouter")
{
    public override string Wire => "OpenRouter";

    protected override IReadOnlyDictionary<ReasoningEffort, string?> ReasoningInBody => InBody(
        Enum.GetValues<ReasoningEffort>().Select(effort => (effort, $"\"reasoning\":{{\"effort\":\"{ReasoningFields.NameOf(effort)}\"}}")));

    protected override ProtocolServer CreateServer() => new OpenRouterServer();

    protected override ScriptedReasoning AsCarried(ScriptedReasoning reasoning) => reasoning;

    [Fact]
    public async Task The_price_that_the_router_names_is_kept()
    {
        var answer = await AnswerOfAsync(new ScriptedAnswer { Text = "x" });

        answer.AdditionalProperties![OpenAiCompatibleChatClient.CostProperty].Should().Be(0.00123m);
    }
}
