using Harness.Loopback.Protocols;
using Harness.Models.Wires;
using Microsoft.Extensions.AI;

namespace Harness.Tests.Models.Wires;

public sealed class BedrockConverseWireTests : BedrockConverseContract
{
    public override string Wire => "Converse, key";

    protected override string Key => ConverseServer.Key;

    protected override IChatClient CreateClient(HttpClient http, Uri baseUrl, TimeProvider clock) =>
        new BedrockConverseChatClient(http, EndpointOf(baseUrl, clock) with { ApiKey = Key }, BedrockConverseProfile.Claude);

    [Fact]
    public async Task An_id_with_colons_and_an_arn_are_one_segment_of_the_path()
    {
        await using var conversation = await StartAsync(new ScriptedAnswer { Text = "x" }, new ScriptedAnswer { Text = "y" });
        await conversation.AskAsync(new ChatOptions { ModelId = "qwen.qwen3-coder-30b-a3b-v1:0" });
        await conversation.AskAsync(new ChatOptions { ModelId = Arn });

        conversation.Server.Requests.Select(request => request.Target).Should().Equal(
            "/model/qwen.qwen3-coder-30b-a3b-v1%3A0/converse",
            "/model/arn%3Aaws%3Abedrock%3Aus-east-1%3A123456789012%3Ainference-profile%2Fus.anthropic.claude-v1%3A0/converse");
    }

    [Fact]
    public async Task One_hour_writes_are_counted_apart()
    {
        var usage = (await UsageOfAsync("""{"inputTokens":100,"outputTokens":20,"totalTokens":420,"cacheWriteInputTokens":300,"cacheDetails":[{"inputTokens":200,"ttl":"1h"},{"inputTokens":100,"ttl":"5m"}]}""")).Usage!;

        (usage.InputTokenCount, usage.AdditionalCounts!["CacheWriteTokens"], usage.AdditionalCounts["CacheWriteOneHourTokens"]).Should().Be((400, 300, 200));
    }

    [Fact]
    public async Task Blank_text_is_not_sent_back_since_the_service_rejects_it()
    {
        await using var conversation = await StartAsync(
            new ScriptedAnswer { Text = " \n", Calls = [new ScriptedCall("call_a1", "lookup", "{}")] }, new ScriptedAnswer { Text = "end" });

        await conversation.AnswerAsync(await conversation.AskAsync());

        var echo = conversation.Echoed.Single();
        (echo.Text, echo.Calls.Count).Should().Be(("", 1));
    }

    private async Task<ChatResponse> UsageOfAsync(string usage)
    {
        var body = $$"""{"output":{"message":{"role":"assistant","content":[{"text":"x"}]} },"stopReason":"end_turn","usage":{{usage}}}""";
        await using var conversation = await StartAsync(new ScriptedBody(200, "application/json", body));
        return await conversation.AskAsync();
    }
}
