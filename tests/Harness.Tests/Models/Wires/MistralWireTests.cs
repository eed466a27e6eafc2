using Harness.Loopback.Protocols;
using Microsoft.Extensions.AI;

namespace Harness.Tests.Models.Wires;

public sealed class MistralWireTests() : CompletionsContract("mistral")
{
    public override string Wire => "Mistral";

    protected override IReadOnlyDictionary<ReasoningEffort, string?> ReasoningInBody =>
        Named(ReasoningEffort.None, ReasoningEffort.Low, ReasoningEffort.Medium, ReasoningEffort.High);

    protected override ProtocolServer CreateServer() => new MistralServer();

    [NotInProtocol("the service documents no such error")]
    public override Task A_prompt_that_a_filter_stops_is_refused() => NotCarried();

    [NotInProtocol("an error has its own status")]
    public override Task An_error_inside_a_200_is_an_error() => NotCarried();
}
