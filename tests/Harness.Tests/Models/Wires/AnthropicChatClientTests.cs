using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Harness.Loopback.Protocols;
using Harness.Models.Wires;
using Microsoft.Extensions.AI;

namespace Harness.Tests.Models.Wires;

public sealed class AnthropicChatClientTests
{
    private const string Thoughtful = """
        {"id":"msg_1","type":"message","role":"assistant","model":"claude-test","content":[
          {"type":"thinking","thinking":"Rome, \"eternal\" é","signature":"EqQBCgIYAhIM+/9="},
          {"type":"redacted_thinking","data":"EmwKAhgBEgy3va3pzix/"},
          {"type":"text","text":"I look."},
          {"type":"fallback_notice","x":[1.50,{"a":1,"a":2}]},
          {"type":"tool_use","id":"toolu_1","name":"lookup","input":{"city":"Rome"}}],
        "stop_reason":"tool_use","stop_sequence":null,"usage":{"input_tokens":10,"output_tokens":5}}
        """;

    private static readonly ChatMessage User = new(ChatRole.User, "Where?");

    [Fact]
    public async Task Thinking_signatures_redacted_thinking_and_unknown_blocks_go_back_as_they_came()
    {
        await using var wire = await AnthropicWire.StartAsync(new ScriptedBody(200, "application/json", Thoughtful), new ScriptedAnswer { Text = "end" });

        var first = await wire.AskAsync();
        await wire.AskAsync([User, .. first.Messages, Result("toolu_1")]);

        using var sent = JsonDocument.Parse(Thoughtful);
        wire.LastBody.GetProperty("messages")[1].GetProperty("content").GetRawText()
            .Should().Be(Minified(sent.RootElement.GetProperty("content")));
    }

    [Fact]
    public async Task A_conversation_that_was_read_from_a_transcript_is_rebuilt()
    {
        await using var wire = await AnthropicWire.StartAsync(new ScriptedBody(200, "application/json", Thoughtful), new ScriptedAnswer { Text = "end" });
        var first = await wire.AskAsync();

        await wire.AskAsync(ReadBack([User, .. first.Messages, Result("toolu_1")]));

        var messages = wire.LastBody.GetProperty("messages");
        JsonElement.DeepEquals(messages[1].GetProperty("content"), JsonElement.Parse("""
            [{"type":"thinking","thinking":"Rome, \"eternal\" é","signature":"EqQBCgIYAhIM+/9="},{"type":"redacted_thinking","data":"EmwKAhgBEgy3va3pzix/"},
             {"type":"text","text":"I look."},{"type":"tool_use","id":"toolu_1","name":"lookup","input":{"city":"Rome"}}]
            """)).Should().BeTrue("the echo is {0}", messages[1].GetRawText());
        messages[2].GetProperty("content")[0].GetProperty("content").GetString().Should().Be("a \"b\" é");
    }

    [Fact]
    public async Task A_tool_that_failed_says_so()
    {
        await using var wire = await AnthropicWire.StartAsync(new ScriptedBody(200, "application/json", Thoughtful), new ScriptedAnswer { Text = "end" });
        var first = await wire.AskAsync();

        await wire.AskAsync([User, .. first.Messages, new(ChatRole.Tool, [new FunctionResultContent("toolu_1", "no such city") { Exception = new InvalidOperationException() }])]);

        wire.LastBody.GetProperty("messages")[2].GetRawText()
            .Should().Be("""{"role":"user","content":[{"type":"tool_result","tool_use_id":"toolu_1","content":"no such city","is_error":true}]}""");
    }

    [Theory]
    [InlineData("")]
    [InlineData("\\n\\n")]
    public async Task Blank_text_beside_a_call_which_the_service_writes_and_refuses_is_not_sent_back(string text)
    {
        var answer = $$$"""{"model":"m","content":[{"type":"text","text":"{{{text}}}"},{"type":"tool_use","id":"toolu_1","name":"lookup","input":{}}],"stop_reason":"tool_use"}""";
        await using var wire = await AnthropicWire.StartAsync(new ScriptedBody(200, "application/json", answer), new ScriptedAnswer { Text = "end" });

        var first = await wire.AskAsync();
        var second = await wire.AskAsync([User, .. first.Messages, Result("toolu_1")]);

        second.Text.Should().Be("end");
    }

    [Theory]
    [InlineData("\"Rome, please\"", "Rome, please")]
    [InlineData("[1,2]", "[1,2]")]
    public async Task Input_that_is_no_object_is_a_call_that_says_so_and_goes_back_empty(string input, string raw)
    {
        var answer = $$"""{"model":"m","content":[{"type":"tool_use","id":"toolu_1","name":"lookup","input":{{input}}}],"stop_reason":"tool_use"}""";
        await using var wire = await AnthropicWire.StartAsync(new ScriptedBody(200, "application/json", answer), new ScriptedAnswer { Text = "end" });

        var first = await wire.AskAsync();
        await wire.AskAsync([User, .. first.Messages, Result("toolu_1")]);

        var call = Conversation.CallsOf(first).Single();
        call.Exception.Should().NotBeNull();
        call.AdditionalProperties![WireChatClient.RawArgumentsProperty].Should().Be(raw);
        wire.LastBody.GetProperty("messages")[1].GetProperty("content")[0].GetProperty("input").GetRawText().Should().Be("{}");
    }

    [Theory]
    [InlineData(48, false)]
    [InlineData(49, true)]
    [InlineData(60, true)]
    public async Task Input_that_is_nested_too_deep_to_go_back_is_a_call_that_says_so(int depth, bool tooDeep)
    {
        var input = string.Concat(Enumerable.Repeat("{\"a\":", depth - 1)) + "{}" + new string('}', depth - 1);
        var answer = $$"""{"model":"m","content":[{"type":"tool_use","id":"toolu_1","name":"lookup","input":{{input}}}],"stop_reason":"tool_use"}""";
        await using var wire = await AnthropicWire.StartAsync(new ScriptedBody(200, "application/json", answer), new ScriptedAnswer { Text = "end" });

        var first = await wire.AskAsync();
        var second = await wire.AskAsync([User, .. first.Messages, Result("toolu_1")]);

        (Conversation.CallsOf(first).Single().Exception is not null).Should().Be(tooDeep);
        wire.LastBody.GetProperty("messages")[1].GetProperty("content")[0].GetProperty("input").GetRawText().Should().Be(tooDeep ? "{}" : input);
        second.Text.Should().Be("end");
    }

    [Fact]
    public async Task The_key_and_the_version_are_sent_and_nothing_is_taken_from_the_environment()
    {
        const string variable = "ANTHROPIC_CUSTOM_HEADERS";
        Environment.SetEnvironmentVariable(variable, "x-from-the-environment: 1");
        try
        {
            await using var wire = await AnthropicWire.StartAsync(new ScriptedAnswer { Text = "x" });

            await wire.AskAsync();

            var headers = wire.Server.Requests[0].Headers;
            headers["Authorization"].Should().Be("Bearer " + AnthropicServer.Key);
            headers["anthropic-version"].Should().Be("2026-10-21");
            headers.Should().NotContainKey("x-from-the-environment");
        }
        finally
        {
            Environment.SetEnvironmentVariable(variable, null);
        }
    }

    [Fact]
    public async Task Ids_that_are_missing_or_repeated_are_made_up()
    {
        const string answer = """{"model":"m","content":[{"type":"tool_use","id":"a","name":"t","input":{}},{"type":"tool_use","id":"a","name":"t","input":{}},{"type":"tool_use","name":"t","input":{}}]}""";
        await using var wire = await AnthropicWire.StartAsync(new ScriptedBody(200, "application/json", answer), new ScriptedAnswer { Text = "end" });

        var first = await wire.AskAsync();
        var ids = Conversation.CallsOf(first).Select(call => call.CallId).ToList();
        var second = await wire.AskAsync([User, .. first.Messages, new(ChatRole.Tool, [.. ids.Select(id => new FunctionResultContent(id, "x"))])]);

        ids.Should().OnlyHaveUniqueItems().And.HaveCount(3);
        second.Text.Should().Be("end");
    }

    [Theory]
    [InlineData("""{"input_tokens":100,"cache_creation_input_tokens":100,"cache_read_input_tokens":700,"cache_creation":{"ephemeral_5m_input_tokens":60,"ephemeral_1h_input_tokens":40},"output_tokens":9}""", 900L, 700L, 100L, 40L)]
    [InlineData("""{"input_tokens":100,"cache_creation":{"ephemeral_5m_input_tokens":60,"ephemeral_1h_input_tokens":40},"output_tokens":9}""", 200L, null, 100L, 40L)]
    [InlineData("""{"input_tokens":100,"cache_creation_input_tokens":0,"cache_read_input_tokens":0,"output_tokens":9}""", 100L, 0L, 0L, null)]
    [InlineData("""{"input_tokens":100,"cache_creation_input_tokens":null,"cache_read_input_tokens":null,"output_tokens":9}""", 100L, null, null, null)]
    [InlineData("""{"cache_read_input_tokens":5,"output_tokens":9}""", null, 5L, null, null)]
    public async Task Cache_writes_are_told_apart_and_what_is_absent_is_not_zero(string usage, long? input, long? cached, long? written, long? oneHour)
    {
        await using var wire = await AnthropicWire.StartAsync(new ScriptedBody(200, "application/json", $$"""{"model":"m","content":[],"stop_reason":"end_turn","usage":{{usage}}}"""));

        var details = (await wire.AskAsync()).Usage!;

        (details.InputTokenCount, details.CachedInputTokenCount).Should().Be((input, cached));
        (CountOf(details, WireChatClient.CacheWriteCount), CountOf(details, WireChatClient.CacheWriteOneHourCount)).Should().Be((written, oneHour));
    }

    [Theory]
    [InlineData(AnthropicCaching.Off, null)]
    [InlineData(AnthropicCaching.FiveMinutes, """{"type":"ephemeral"}""")]
    [InlineData(AnthropicCaching.OneHour, """{"type":"ephemeral","ttl":"1h"}""")]
    public async Task The_prompt_is_cached_as_the_options_say(AnthropicCaching caching, string? expected)
    {
        await using var wire = await AnthropicWire.StartAsync(new AnthropicOptions { Caching = caching }, new ScriptedAnswer { Text = "x" });

        await wire.AskAsync();

        wire.FieldOf("cache_control").Should().Be(expected);
    }

    [Fact]
    public async Task The_bound_of_the_answer_is_always_sent()
    {
        await using var wire = await AnthropicWire.StartAsync(new AnthropicOptions { MaxOutputTokens = 777 }, new ScriptedAnswer { Text = "x" }, new ScriptedAnswer { Text = "x" });

        await wire.AskAsync();
        wire.FieldOf("max_tokens").Should().Be("777");
        await wire.AskAsync([User], new ChatOptions { MaxOutputTokens = 88 });
        wire.FieldOf("max_tokens").Should().Be("88");
    }

    [Fact]
    public async Task Half_a_surrogate_pair_is_read()
    {
        await using var wire = await AnthropicWire.StartAsync(new ScriptedBody(200, "application/json", """{"model":"m","content":[{"type":"text","text":"a\ud83d b"}]}"""));

        (await wire.AskAsync()).Text.Should().Be("a\ufffd b");
    }

    [Fact]
    public async Task One_client_serves_parallel_calls()
    {
        await using var wire = await AnthropicWire.StartAsync([.. Enumerable.Range(0, 30).Select(i => new ScriptedAnswer { Text = $"answer {i}" })]);

        var answers = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => wire.AskAsync()));

        answers.Select(answer => answer.Text).Should().BeEquivalentTo(Enumerable.Range(0, 30).Select(i => $"answer {i}"));
    }

    private static ChatMessage Result(string id) => new(ChatRole.Tool, [new FunctionResultContent(id, "a \"b\" é")]);

    private static long? CountOf(UsageDetails details, string name) => details.AdditionalCounts?.TryGetValue(name, out var count) == true ? count : null;

    private static List<ChatMessage> ReadBack(List<ChatMessage> conversation) => JsonSerializer.Deserialize<List<ChatMessage>>(
        JsonSerializer.Serialize(conversation, AIJsonUtilities.DefaultOptions), AIJsonUtilities.DefaultOptions)!;

    private static string Minified(JsonElement element)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping })) element.WriteTo(writer);
        return Encoding.UTF8.GetString(buffer.ToArray());
    }
}
