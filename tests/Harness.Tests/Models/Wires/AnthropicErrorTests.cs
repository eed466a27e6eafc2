using Harness.Loopback.Protocols;
using Harness.Models;
using Harness.Models.Wires;
using Microsoft.Extensions.AI;

namespace Harness.Tests.Models.Wires;

/// <summary>What comes of errors.</summary>
public sealed class AnthropicErrorTests
{
    [Fact]
    public async Task Without_a_key_none_is_sent()
    {
        await using var wire = await AnthropicWire.StartAsync(new AnthropicOptions(), key: null);
        var ask = () => wire.AskAsync();

        (await ask.Should().ThrowAsync<ProviderException>()).Which.Status.Should().Be(401);
        wire.Server.Requests[0].Headers.Keys.Should().NotContain(["Authorization", "x-api-key"]);
    }

    [Theory]
    [InlineData(429, "rate_limit_error", "enforced_spend_limit_reached", ProviderFault.StopCampaign)]
    [InlineData(429, "rate_limit_error", null, ProviderFault.RateLimited)]
    [InlineData(413, "request_too_large", null, ProviderFault.HarnessDefect)]
    public async Task The_detail_of_an_error_decides(int status, string type, string? detail, ProviderFault expected)
    {
        var details = detail is null ? "null" : $$"""{"error_code":"{{detail}}"}""";
        await using var wire = await AnthropicWire.StartAsync(new ScriptedBody(status, "application/json", $$$"""{"type":"error","error":{"type":"{{{type}}}","message":"no","details":{{{details}}}},"request_id":"req_1"}"""));
        var ask = () => wire.AskAsync();

        var error = (await ask.Should().ThrowAsync<ProviderException>()).Which;

        (error.Code, error.Fault).Should().Be((detail ?? type, expected));
    }

    [Theory]
    [InlineData("""{"model":"m"}""", "no_choices")]
    [InlineData("[]", "unparsable")]
    [InlineData("<html>", "unparsable")]
    [InlineData("", "unparsable")]
    public async Task An_answer_that_is_none_is_the_providers_fault(string body, string code)
    {
        await using var wire = await AnthropicWire.StartAsync(new ScriptedBody(200, "application/json", body));
        var ask = () => wire.AskAsync();

        var error = (await ask.Should().ThrowExactlyAsync<ProviderException>()).Which;

        (error.Code, error.Fault).Should().Be((code, ProviderFault.Infrastructure));
    }

    [Fact]
    public async Task Behind_a_plain_HTTP_client_errors_keep_their_status()
    {
        await using var server = new AnthropicServer();
        await server.StartAsync(new ScriptedFault(FaultKind.Overloaded));
        using var http = new HttpClient();
        using var client = AnthropicWire.ClientOf(http, server, new AnthropicOptions(), AnthropicServer.Key);
        var ask = () => client.GetResponseAsync([new ChatMessage(ChatRole.User, "Where?")], cancellationToken: TestContext.Current.CancellationToken);

        (await ask.Should().ThrowExactlyAsync<ProviderException>()).Which.Status.Should().Be(529);
    }
}
