using Harness.Loopback.Protocols;
using Harness.Models.Wires;
using Microsoft.Extensions.AI;

namespace Harness.Tests.Models.Wires;

/// <summary>The server computes each signature anew from what arrived.</summary>
public sealed class BedrockConverseSignedWireTests : BedrockConverseContract
{
    public override string Wire => "Converse, signed";

    protected override string Key => ConverseServer.SecretAccessKey;

    protected override IChatClient CreateClient(HttpClient http, Uri baseUrl, TimeProvider clock) => CreateClient(http, baseUrl, clock, ConverseServer.SecretAccessKey);

    [Fact]
    public async Task An_id_with_colons_and_an_arn_are_signed_with_their_escapes_escaped()
    {
        await using var conversation = await StartAsync(new ScriptedAnswer { Text = "x" }, new ScriptedAnswer { Text = "y" });

        (await conversation.AskAsync(new ChatOptions { ModelId = "qwen.qwen3-coder-30b-a3b-v1:0" })).Text.Should().Be("x");
        (await conversation.AskAsync(new ChatOptions { ModelId = Arn })).Text.Should().Be("y");
    }

    [Fact]
    public async Task The_date_and_the_token_of_temporary_credentials_are_signed_too()
    {
        await using var conversation = await StartAsync(new ScriptedAnswer { Text = "x" });
        await conversation.AskAsync();

        var headers = conversation.Server.Requests[0].Headers;
        headers["x-amz-date"].Should().Be("20261126T120000Z");
        headers["x-amz-security-token"].Should().Be("temporary-token/+=");
        headers["Authorization"].Should().StartWith("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20261126/us-east-1/bedrock/aws4_request, SignedHeaders=content-type;host;x-amz-date;x-amz-security-token, Signature=");
    }

    [Fact]
    public async Task A_signature_with_another_secret_is_rejected()
    {
        var server = CreateServer();
        await server.StartAsync(new ScriptedAnswer { Text = "x" });
        await using var conversation = new Conversation(server, Key, (http, baseUrl, clock) => CreateClient(http, baseUrl, clock, "another-secret"));
        var ask = () => conversation.AskAsync();

        (await ask.Should().ThrowAsync<Harness.Models.ProviderException>()).Which.Code.Should().Be("InvalidSignatureException");
    }

    private static BedrockConverseChatClient CreateClient(HttpClient http, Uri baseUrl, TimeProvider clock, string secret) => new(
        http, EndpointOf(baseUrl, clock), BedrockConverseProfile.Claude, new AwsCredentials(ConverseServer.AccessKeyId, secret, "temporary-token/+=", "us-east-1"));
}
