using Harness.Loopback.Protocols;

namespace Harness.Tests.Models.Wires;

public sealed class AzureWireTests() : CompletionsContract("azure")
{
    public override string Wire => "Azure";

    protected override ProtocolServer CreateServer() => new AzureServer();

    [NotInProtocol("chat completions keep the thoughts of OpenAI's models to themselves; the Responses wire has them")]
    public override Task Reasoning_is_read_and_echoed_as_it_came() => NotCarried();

    [NotInProtocol("an error has its own status")]
    public override Task An_error_inside_a_200_is_an_error() => NotCarried();
}
