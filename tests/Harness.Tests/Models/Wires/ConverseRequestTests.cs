using System.Text.Json.Nodes;
using Harness.Loopback.Protocols;
using Harness.Models.Wires;
using Microsoft.Extensions.AI;

namespace Harness.Tests.Models.Wires;

/// <summary>What Converse is sent, to the last field.</summary>
public sealed class ConverseRequestTests
{
    [Fact]
    public async Task A_conversation_that_was_read_from_a_transcript_is_rebuilt_with_its_thoughts_and_errors()
    {
        var call = new FunctionCallContent("c1", "lookup", new Dictionary<string, object?> { ["city"] = "Rome" });
        var unreadable = new FunctionCallContent("c2", "lookup") { AdditionalProperties = new() { [WireChatClient.RawArgumentsProperty] = "{\"city\":" } };

        var body = await BodyOfAsync(BedrockConverseProfile.Claude, new ChatOptions { Instructions = "Be brief." },
            new ChatMessage(ChatRole.User, "Where?"),
            new ChatMessage(ChatRole.Assistant, [new TextReasoningContent("think") { ProtectedData = "sig" }, new TextContent("I look."), call, unreadable]),
            new ChatMessage(ChatRole.Tool, [new FunctionResultContent("c1", "in Italy"), new FunctionResultContent("c2", new { error = "unreadable" }) { Exception = new FormatException() }]),
            new ChatMessage(ChatRole.User, "Go on."));

        ShouldBe(body, """
            {"system":[{"text":"Be brief."}],
             "messages":[
              {"role":"user","content":[{"text":"Where?"}]},
              {"role":"assistant","content":[{"reasoningContent":{"reasoningText":{"text":"think","signature":"sig"}}},{"text":"I look."},
                {"toolUse":{"toolUseId":"c1","name":"lookup","input":{"city":"Rome"}}},{"toolUse":{"toolUseId":"c2","name":"lookup","input":{}}}]},
              {"role":"user","content":[{"toolResult":{"toolUseId":"c1","content":[{"text":"in Italy"}]}},
                {"toolResult":{"toolUseId":"c2","content":[{"text":"{\"error\":\"unreadable\"}"}],"status":"error"}},{"text":"Go on."}]}]}
            """);
    }

    [Fact]
    public async Task A_failed_call_is_marked_only_where_the_model_knows_the_mark()
    {
        ChatMessage[] messages =
        [
            new(ChatRole.User, "Where?"),
            new(ChatRole.Assistant, [new FunctionCallContent("c1", "lookup")]),
            new(ChatRole.Tool, [new FunctionResultContent("c1", "no such city") { Exception = new FormatException() }]),
        ];

        var body = await BodyOfAsync(new BedrockConverseProfile(), new ChatOptions(), messages);

        ShouldBe(body["messages"]![2]!["content"]![0]!.AsObject(), """{"toolResult":{"toolUseId":"c1","content":[{"text":"no such city"}]}}""");
    }

    [Fact]
    public async Task Options_and_tools_have_their_places()
    {
        var body = await BodyOfAsync(
            new BedrockConverseProfile { AdditionalFields = new JsonObject { ["top_k"] = 20 } },
            new ChatOptions { MaxOutputTokens = 900, Temperature = 0.7f, Tools = [Conversation.Lookup], ToolMode = ChatToolMode.RequireSpecific("lookup") },
            new ChatMessage(ChatRole.User, "Where?"));

        body.Remove("messages");
        ShouldBe(body, """
            {"inferenceConfig":{"maxTokens":900,"temperature":0.7},
             "toolConfig":{"tools":[{"toolSpec":{"name":"lookup","description":"Looks up a city.",
               "inputSchema":{"json":{"type":"object","properties":{"city":{"type":"string"}},"required":["city"]}}}}],"toolChoice":{"tool":{"name":"lookup"}}},
             "additionalModelRequestFields":{"top_k":20}}
            """);
    }

    [Fact]
    public async Task Each_family_of_models_is_told_in_its_own_fields_how_much_to_think()
    {
        ShouldBe(await AdditionalOfAsync(BedrockConverseProfile.ClaudeExtended, ReasoningEffort.High), """{"thinking":{"type":"enabled","budget_tokens":16384}}""");
        ShouldBe(await AdditionalOfAsync(BedrockConverseProfile.GptOss, ReasoningEffort.Low), """{"reasoning_effort":"low"}""");
        ShouldBe(
            await AdditionalOfAsync(BedrockConverseProfile.Claude with { AdditionalFields = new JsonObject { ["thinking"] = new JsonObject { ["display"] = "summarized" } } }, ReasoningEffort.Low),
            """{"thinking":{"type":"adaptive","display":"summarized"},"output_config":{"effort":"low"}}""");
    }

    [Fact]
    public async Task A_model_of_which_nothing_is_known_takes_no_reasoning_setting()
    {
        var ask = () => AdditionalOfAsync(new BedrockConverseProfile(), ReasoningEffort.Low);

        await ask.Should().ThrowAsync<NotSupportedException>().WithMessage("Bedrock Converse: the reasoning effort Low is not carried; known here: none.");
    }

    [Fact]
    public async Task What_converse_cannot_say_about_tools_is_refused_by_name()
    {
        var none = () => BodyOfAsync(new BedrockConverseProfile(), new ChatOptions { Tools = [Conversation.Lookup], ToolMode = ChatToolMode.None }, new ChatMessage(ChatRole.User, "x"));
        var single = () => BodyOfAsync(new BedrockConverseProfile(), new ChatOptions { Tools = [Conversation.Lookup], AllowMultipleToolCalls = false }, new ChatMessage(ChatRole.User, "x"));

        await none.Should().ThrowAsync<NotSupportedException>().WithMessage("*tool_choice none*");
        await single.Should().ThrowAsync<NotSupportedException>().WithMessage("*parallel_tool_calls*");
    }

    private static async Task<JsonObject> AdditionalOfAsync(BedrockConverseProfile profile, ReasoningEffort effort)
    {
        var body = await BodyOfAsync(profile, new ChatOptions { Reasoning = new ReasoningOptions { Effort = effort } }, new ChatMessage(ChatRole.User, "x"));
        return body["additionalModelRequestFields"]!.AsObject();
    }

    private static async Task<JsonObject> BodyOfAsync(BedrockConverseProfile profile, ChatOptions options, params ChatMessage[] messages)
    {
        await using var server = new ConverseServer();
        await server.StartAsync(new ScriptedAnswer { Text = "x" });
        using var http = Harness.Models.ProviderHttp.CreateClient(TimeProvider.System, ConverseServer.Key);
        using var client = new BedrockConverseChatClient(
            http, new WireEndpoint { Provider = "bedrock", BaseUrl = server.BaseUrl, ModelId = "m", ApiKey = ConverseServer.Key }, profile);
        await client.GetResponseAsync(messages, options, TestContext.Current.CancellationToken);
        return JsonNode.Parse(server.Requests[0].Bytes.Span)!.AsObject();
    }

    private static void ShouldBe(JsonObject body, string expected) =>
        JsonNode.DeepEquals(body, JsonNode.Parse(expected)).Should().BeTrue("the body is {0}", body.ToJsonString());
}
