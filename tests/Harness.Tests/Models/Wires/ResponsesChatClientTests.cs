using System.Text;
using System.Text.Json;
using Harness.Loopback.Protocols;
using Harness.Models;
using Harness.Models.Wires;
using Microsoft.Extensions.AI;

namespace Harness.Tests.Models.Wires;

public sealed class ResponsesChatClientTests
{
    private const string Reasoning = """{ "id":"rs_1", "type":"reasoning" ,"summary":[{"type":"summary_text","text":"Rom\u00e9"}],"encrypted_content":"gAAAAA+/9=" }""";
    private const string Unknown = """{"type":"notice_of_next_year","x":[1.50,{"a":1,"a":2}]}""";
    private const string Call = """{"id":"fc_1","type":"function_call","status":"completed","arguments":"{ \"city\" :  \"R\u00f3me\" }","call_id":"call_1","name":"lookup"}""";

    private static readonly ScriptedBody Thoughtful = Answer($"{Reasoning},{Unknown},{Call}");
    private static readonly ChatMessage User = new(ChatRole.User, "Where?");

    [Fact]
    public async Task Nothing_is_stored_and_reasoning_comes_in_encrypted_form()
    {
        await using var wire = await ResponsesWire.StartAsync(new ScriptedAnswer { Text = "x" });

        await wire.AskAsync();

        (wire.FieldOf("store"), wire.FieldOf("include")).Should().Be(("false", """["reasoning.encrypted_content"]"""));
    }

    [Fact]
    public async Task A_model_that_does_not_reason_is_not_asked_for_reasoning()
    {
        await using var wire = await ResponsesWire.StartAsync(new ResponsesOptions { EncryptedReasoning = false }, new ScriptedAnswer { Text = "x" });

        await wire.AskAsync();

        (wire.FieldOf("store"), wire.FieldOf("include")).Should().Be(("false", null));
    }

    [Fact]
    public async Task Reasoning_calls_and_unknown_items_go_back_byte_for_byte()
    {
        await using var wire = await ResponsesWire.StartAsync(Thoughtful, new ScriptedAnswer { Text = "end" });

        var first = await wire.AskAsync();
        await wire.AskAsync([User, .. first.Messages, Result("call_1")]);

        Encoding.UTF8.GetString(wire.Server.Requests[^1].Bytes.Span).Should().Contain($"{Reasoning},{Unknown},{Call}");
    }

    [Fact]
    public async Task A_conversation_that_was_read_from_a_transcript_is_rebuilt()
    {
        await using var wire = await ResponsesWire.StartAsync(Thoughtful, new ScriptedAnswer { Text = "end" });
        var first = await wire.AskAsync();

        await wire.AskAsync(ReadBack([User, .. first.Messages, Result("call_1")]));

        JsonElement.DeepEquals(wire.LastBody.GetProperty("input"), JsonElement.Parse("""
            [{"type":"message","role":"user","content":"Where?"},
             {"type":"reasoning","summary":[{"type":"summary_text","text":"Romé"}],"encrypted_content":"gAAAAA+/9="},
             {"type":"function_call","call_id":"call_1","name":"lookup","arguments":"{ \"city\" :  \"R\u00f3me\" }"},
             {"type":"function_call_output","call_id":"call_1","output":"a \"b\" é"}]
            """)).Should().BeTrue("the input is {0}", wire.FieldOf("input"));
    }

    [Fact]
    public async Task An_answer_with_calls_ends_for_them()
    {
        await using var wire = await ResponsesWire.StartAsync(Thoughtful);

        (await wire.AskAsync()).FinishReason.Should().Be(ChatFinishReason.ToolCalls);
    }

    [Fact]
    public async Task A_refusal_is_an_error_that_says_so()
    {
        await using var wire = await ResponsesWire.StartAsync(Answer("""{"id":"msg_1","type":"message","status":"completed","role":"assistant","content":[{"type":"refusal","refusal":"I cannot."}]}"""));

        var content = (await wire.AskAsync()).Messages.Single().Contents.OfType<ErrorContent>().Single();

        (content.ErrorCode, content.Message).Should().Be(("Refusal", "I cannot."));
    }

    [Fact]
    public async Task The_reasoning_of_an_open_model_is_read_itself()
    {
        await using var wire = await ResponsesWire.StartAsync(Answer("""{"id":"rs_1","type":"reasoning","summary":[],"content":[{"type":"reasoning_text","text":"hm"}]}"""));

        Conversation.ReasoningOf(await wire.AskAsync()).Should().Be("hm");
    }

    [Fact]
    public async Task Ids_that_are_missing_or_repeated_are_made_up()
    {
        const string call = """{"type":"function_call","name":"t","arguments":"{}"}""";
        await using var wire = await ResponsesWire.StartAsync(Answer($"{Call},{Call},{call}"), new ScriptedAnswer { Text = "end" });

        var first = await wire.AskAsync();
        var ids = Conversation.CallsOf(first).Select(found => found.CallId).ToList();
        var second = await wire.AskAsync([User, .. first.Messages, new(ChatRole.Tool, [.. ids.Select(id => new FunctionResultContent(id, "x"))])]);

        ids.Should().OnlyHaveUniqueItems().And.HaveCount(3);
        second.Text.Should().Be("end");
    }

    [Theory]
    [InlineData(ReasoningOutput.None, """{"effort":"low"}""")]
    [InlineData(ReasoningOutput.Summary, """{"effort":"low","summary":"auto"}""")]
    [InlineData(ReasoningOutput.Full, """{"effort":"low","summary":"detailed"}""")]
    public async Task What_is_shown_of_reasoning_is_a_setting(ReasoningOutput output, string expected)
    {
        await using var wire = await ResponsesWire.StartAsync(new ScriptedAnswer { Text = "x" });

        await wire.AskAsync([User], new ChatOptions { Reasoning = new ReasoningOptions { Effort = ReasoningEffort.Low, Output = output } });

        wire.FieldOf("reasoning").Should().Be(expected);
    }

    [Fact]
    public async Task A_reasoning_model_is_not_sent_a_temperature()
    {
        await using var wire = await ResponsesWire.StartAsync(new ScriptedAnswer { Text = "x" });
        var temperature = () => wire.AskAsync([User], new ChatOptions { Temperature = 0.5f });
        var topP = () => wire.AskAsync([User], new ChatOptions { TopP = 0.5f });

        await temperature.Should().ThrowAsync<NotSupportedException>().WithMessage("*temperature*");
        await topP.Should().ThrowAsync<NotSupportedException>().WithMessage("*top_p*");
        wire.Server.Requests.Should().BeEmpty();
    }

    [Theory]
    [InlineData("""{"status":"failed","error":{"code":"rate_limit_exceeded","message":"slow down"},"output":[]}""", "rate_limit_exceeded", ProviderFault.RateLimited)]
    [InlineData("""{"status":"failed","error":{"code":"server_error","message":"oh"},"output":[]}""", "server_error", ProviderFault.Infrastructure)]
    [InlineData("""{"status":"failed","error":{"code":"invalid_prompt","message":"no"},"output":[]}""", "invalid_prompt", ProviderFault.Refused)]
    [InlineData("""{"status":"failed","error":null,"output":[]}""", "incomplete", ProviderFault.Infrastructure)]
    [InlineData("""{"status":"in_progress","output":[]}""", "incomplete", ProviderFault.Infrastructure)]
    [InlineData("""{"status":"completed"}""", "no_choices", ProviderFault.Infrastructure)]
    [InlineData("[]", "unparsable", ProviderFault.Infrastructure)]
    [InlineData("", "unparsable", ProviderFault.Infrastructure)]
    public async Task An_answer_that_is_none_is_an_error(string body, string code, ProviderFault fault)
    {
        await using var wire = await ResponsesWire.StartAsync(new ScriptedBody(200, "application/json", body));
        var ask = () => wire.AskAsync();

        var error = (await ask.Should().ThrowExactlyAsync<ProviderException>()).Which;

        (error.Code, error.Fault).Should().Be((code, fault));
    }

    [Fact]
    public async Task A_key_stands_in_the_header_that_the_endpoint_asks_for()
    {
        await using var wire = await ResponsesWire.StartAsync(new ResponsesOptions { AuthHeader = "api-key", AuthPrefix = "" }, new ScriptedAnswer { Text = "x" });

        (await wire.AskAsync()).Text.Should().Be("x");

        wire.Server.Requests[0].Headers.Should().NotContainKey("Authorization");
    }

    [Fact]
    public async Task Without_a_key_none_is_sent()
    {
        await using var wire = await ResponsesWire.StartAsync(new ResponsesOptions(), key: null);
        var ask = () => wire.AskAsync();

        (await ask.Should().ThrowAsync<ProviderException>()).Which.Status.Should().Be(401);
        wire.Server.Requests[0].Headers.Should().NotContainKey("Authorization");
    }

    [Fact]
    public async Task Behind_a_plain_HTTP_client_errors_keep_their_status()
    {
        await using var server = new ResponsesServer();
        await server.StartAsync(new ScriptedFault(FaultKind.ServerError));
        using var http = new HttpClient();
        using var client = ResponsesWire.ClientOf(http, server, new ResponsesOptions(), ResponsesServer.Key);
        var ask = () => client.GetResponseAsync([User], cancellationToken: TestContext.Current.CancellationToken);

        (await ask.Should().ThrowExactlyAsync<ProviderException>()).Which.Status.Should().Be(500);
        server.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task One_client_serves_parallel_calls()
    {
        await using var wire = await ResponsesWire.StartAsync([.. Enumerable.Range(0, 30).Select(i => new ScriptedAnswer { Text = $"answer {i}" })]);

        var answers = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => wire.AskAsync()));

        answers.Select(answer => answer.Text).Should().BeEquivalentTo(Enumerable.Range(0, 30).Select(i => $"answer {i}"));
    }

    private static ScriptedBody Answer(string items) => new(200, "application/json", $$"""{"id":"resp_1","object":"response","status":"completed","error":null,"model":"m","output":[{{items}}]}""");

    private static ChatMessage Result(string id) => new(ChatRole.Tool, [new FunctionResultContent(id, "a \"b\" é")]);

    private static List<ChatMessage> ReadBack(List<ChatMessage> conversation) => JsonSerializer.Deserialize<List<ChatMessage>>(
        JsonSerializer.Serialize(conversation, AIJsonUtilities.DefaultOptions), AIJsonUtilities.DefaultOptions)!;
}
