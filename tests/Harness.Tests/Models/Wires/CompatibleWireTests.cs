using Harness.Loopback.Protocols;

namespace Harness.Tests.Models.Wires;

/// <summary>A service that has no profile of its own.</summary>
public sealed class CompatibleWireTests() : CompletionsContract("compatible")
{
    public override string Wire => "compatible";

    protected override ProtocolServer CreateServer() => new CompletionsServer();

    [NotInProtocol("an error has its own status")]
    public override Task An_error_inside_a_200_is_an_error() => NotCarried();
}
