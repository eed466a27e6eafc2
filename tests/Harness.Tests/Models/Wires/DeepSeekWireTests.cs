using Harness.Loopback.Protocols;
using Microsoft.Extensions.AI;

namespace Harness.Tests.Models.Wires;

public sealed class DeepSeekWireTests() : CompletionsContract("deepseek")
{
    public override string Wire => "DeepSeek";

    protected override IReadOnlyDictionary<ReasoningEffort, string?> ReasoningInBody => InBody(
        (ReasoningEffort.None, "\"thinking\":{\"type\":\"disabled\"}"),
        (ReasoningEffort.Low, "\"thinking\":{\"type\":\"enabled\"},\"reasoning_effort\":\"low\""),
        (ReasoningEffort.Medium, "\"thinking\":{\"type\":\"enabled\"}"),
        (ReasoningEffort.High, "\"thinking\":{\"type\":\"enabled\"},\"reasoning_effort\":\"high\""),
        (ReasoningEffort.ExtraHigh, "\"thinking\":{\"type\":\"enabled\"},\"reasoning_effort\":\"max\""));

    protected override ProtocolServer CreateServer() => new DeepSeekServer();

    [NotInProtocol("the service caches by itself and counts no writes")]
    public override Task Tokens_written_to_a_cache_are_part_of_the_input() => NotCarried();

    [NotInProtocol("an error has its own status")]
    public override Task An_error_inside_a_200_is_an_error() => NotCarried();
}
