using System.Text.Json;
using System.Text.Json.Nodes;
using Harness.Loopback;
using Harness.Models;
using Harness.Models.Wires;
using Microsoft.Extensions.AI;

namespace Harness.Tests.Models;

public sealed class EchoTests
{
    [Theory]
    [InlineData("""{ "city" :  "Rome" }""")]
    [InlineData("""{"city":""")]
    [InlineData("""{"a":1,"a":2}""")]
    [InlineData("")]
    public async Task Arguments_are_sent_back_byte_for_byte(string arguments)
    {
        await using var wire = await Wire.StartAsync(Reply.ToolCall("t", arguments), Reply.Text("end"));

        ArgumentsOf(await wire.EchoAsync()).Should().Be(arguments);
    }

    [Theory]
    [InlineData("""{ "city" :  "Rome" }""", """{ "city" :  "Rome" }""")]
    [InlineData("""{"city":""", "{}")]
    [InlineData("[1]", "{}")]
    [InlineData("", "{}")]
    public async Task Malformed_arguments_are_sent_back_as_an_empty_object_to_servers_that_parse_them(string arguments, string expected)
    {
        await using var wire = await Wire.StartAsync(
            new OpenAiCompatibleProfile { Name = "loopback", EchoMalformedArguments = false }, Reply.ToolCall("t", arguments), Reply.Text("end"));

        ArgumentsOf(await wire.EchoAsync()).Should().Be(expected);
    }

    [Fact]
    public async Task Reasoning_in_every_spelling_is_sent_back_and_what_only_answers_have_is_not()
    {
        await using var wire = await Wire.StartAsync(
            Wire.Completion("""
                {"role":"assistant","content":"x","reasoning_content":"a","reasoning":"b","reasoning_details":[{"type":"t","data":"\u00e9"}],
                 "refusal":null,"annotations":[],"audio":null,"function_call":null,"x_unknown":1.50}
                """),
            Reply.Text("end"));

        var echo = await wire.EchoAsync();

        JsonNode.DeepEquals(Wire.Parse(echo), JsonNode.Parse("""
            {"role":"assistant","content":"x","reasoning_content":"a","reasoning":"b","reasoning_details":[{"type":"t","data":"\u00e9"}],"x_unknown":1.50}
            """)).Should().BeTrue("the echo is {0}", echo.GetRawText());
    }

    [Fact]
    public async Task Reasoning_is_not_sent_back_where_the_profile_says_so()
    {
        await using var wire = await Wire.StartAsync(
            new OpenAiCompatibleProfile { Name = "loopback", EchoReasoning = false },
            Wire.Completion("""{"reasoning_content":"a","reasoning":"b","reasoning_details":[],"content":[{"type":"thinking","thinking":"c"},{"type":"text","text":"x"}]}"""),
            Reply.Text("end"));

        var echo = await wire.EchoAsync();

        echo.GetRawText().Should().NotContain("reasoning").And.NotContain("thinking");
        echo.GetProperty("content").GetArrayLength().Should().Be(1);
    }

    [Fact]
    public async Task An_id_that_was_invented_is_sent_back_and_answered()
    {
        await using var wire = await Wire.StartAsync(
            Wire.Completion("""{"content":null,"tool_calls":[{"type":"function","function":{"name":"t","arguments":"{}"}}]}"""), Reply.Text("end"));

        var echo = await wire.EchoAsync();

        var id = echo.GetProperty("tool_calls")[0].GetProperty("id").GetString();
        id.Should().NotBeNullOrEmpty();
        wire.Model.Requests[1].Messages[2].ToolCallId.Should().Be(id);
    }

    [Fact]
    public async Task Invented_ids_of_later_turns_differ()
    {
        var call = Wire.Completion("""{"content":null,"tool_calls":[{"function":{"name":"t","arguments":"{}"}}]}""");
        await using var wire = await Wire.StartAsync(call, call);
        List<ChatMessage> conversation = [new(ChatRole.User, "hello")];

        var first = await wire.AskAsync(conversation);
        conversation.AddRange(first.Messages);
        var second = await wire.AskAsync(conversation);

        IdOf(second).Should().NotBe(IdOf(first));
        static string IdOf(ChatResponse response) => response.Messages[0].Contents.OfType<FunctionCallContent>().Single().CallId;
    }

    [Fact]
    public async Task A_conversation_that_was_read_from_a_transcript_is_rebuilt_faithfully()
    {
        await using var wire = await Wire.StartAsync(Reply.ToolCall("t", "{ \"city\" : "), Reply.Text("end"));
        var first = await wire.AskAsync();
        List<ChatMessage> conversation =
        [
            new(ChatRole.User, "hello"), .. first.Messages,
            new(ChatRole.Tool, [new FunctionResultContent("call_0_0", "caf\u00e9 \"quoted\"")]),
        ];
        var readBack = JsonSerializer.Deserialize<List<ChatMessage>>(
            JsonSerializer.Serialize(conversation, AIJsonUtilities.DefaultOptions), AIJsonUtilities.DefaultOptions)!;

        await wire.AskAsync(readBack);

        var messages = wire.Model.Requests[1].Messages;
        ArgumentsOf(messages[1].Json).Should().Be("{ \"city\" : ");
        messages[2].ToolCallId.Should().Be("call_0_0");
        messages[2].Text.Should().Be("caf\u00e9 \"quoted\"");
    }

    [Fact]
    public async Task A_server_that_insists_on_its_reasoning_gets_it()
    {
        await using var model = await LoopbackModel.StartAsync(request => request.AssistantTurns switch
        {
            0 => Wire.Completion("""{"content":null,"reasoning_content":"thought","tool_calls":[{"id":"a","type":"function","function":{"name":"t","arguments":"{}"}}]}"""),
            _ when request.Messages[1].Json.TryGetProperty("reasoning_content", out _) => Reply.Text("end"),
            _ => Reply.Error(400, "The reasoning_content in the thinking mode must be passed back to the API.", "invalid_request_error", null),
        });
        using var http = ProviderHttp.CreateClient(TimeProvider.System);
        using var client = new OpenAiCompatibleChatClient(http, Wire.EndpointOf(model.BaseUrl), new OpenAiCompatibleProfile { Name = "deepseek" });
        var user = new ChatMessage(ChatRole.User, "hello");

        var first = await client.GetResponseAsync([user], cancellationToken: TestContext.Current.CancellationToken);
        var second = await client.GetResponseAsync(
            [user, .. first.Messages, new(ChatRole.Tool, [new FunctionResultContent("a", "done")])], cancellationToken: TestContext.Current.CancellationToken);

        second.Text.Should().Be("end");
    }

    private static string? ArgumentsOf(JsonElement message) =>
        message.GetProperty("tool_calls")[0].GetProperty("function").GetProperty("arguments").GetString();
}
