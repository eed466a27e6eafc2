using System.Text.Json;
using System.Text.Json.Nodes;
using Harness.Loopback;
using Harness.Models;
using Harness.Models.Wires;
using Microsoft.Extensions.AI;

namespace Harness.Tests.Models;

public sealed class RequestTests
{
    private static readonly OpenAiCompatibleProfile Plain = new() { Name = "loopback" };

    private static readonly AIFunctionDeclaration ReadFile = AIFunctionFactory.CreateDeclaration(
        "read_file", "Reads a file.", JsonDocument.Parse("""{"type":"object","properties":{"path":{"type":"string"}},"required":["path"]}""").RootElement);

    [Fact]
    public async Task Without_options_the_body_holds_model_and_messages_only() =>
        JsonNode.DeepEquals(Wire.Parse(await BodyOf(null)), JsonNode.Parse("""{"model":"test-model","messages":[{"role":"user","content":"hello"}]}"""))
            .Should().BeTrue();

    [Fact]
    public async Task Every_option_has_its_field()
    {
        var body = await BodyOf(new ChatOptions
        {
            ModelId = "other",
            Instructions = "be brief",
            Temperature = 0.7f,
            TopP = 0.95f,
            TopK = 20,
            Seed = 42,
            MaxOutputTokens = 100,
            FrequencyPenalty = 0.1f,
            PresencePenalty = 0.2f,
            StopSequences = ["END"],
            Reasoning = new ReasoningOptions { Effort = ReasoningEffort.ExtraHigh },
            Tools = [ReadFile],
            AllowMultipleToolCalls = false,
        });

        JsonNode.DeepEquals(Wire.Parse(body), JsonNode.Parse("""
            {"model":"other","messages":[{"role":"system","content":"be brief"},{"role":"user","content":"hello"}],
             "temperature":0.7,"top_p":0.95,"frequency_penalty":0.1,"presence_penalty":0.2,"top_k":20,"seed":42,"max_tokens":100,
             "reasoning_effort":"xhigh","stop":["END"],
             "tools":[{"type":"function","function":{"name":"read_file","description":"Reads a file.",
               "parameters":{"type":"object","properties":{"path":{"type":"string"}},"required":["path"]}}}],
             "tool_choice":"auto","parallel_tool_calls":false}
            """)).Should().BeTrue("the body is {0}", body.GetRawText());
    }

    [Fact]
    public async Task The_tool_choice_follows_the_mode()
    {
        (await ChoiceOf(ChatToolMode.None)).GetString().Should().Be("none");
        (await ChoiceOf(ChatToolMode.RequireAny)).GetString().Should().Be("required");
        (await ChoiceOf(ChatToolMode.RequireSpecific("read_file"))).GetProperty("function").GetProperty("name").GetString().Should().Be("read_file");

        static async Task<JsonElement> ChoiceOf(ChatToolMode mode) =>
            (await BodyOf(new ChatOptions { Tools = [ReadFile], ToolMode = mode })).GetProperty("tool_choice");
    }

    [Fact]
    public async Task The_profile_names_the_field_of_the_token_limit()
    {
        var body = await BodyOf(new ChatOptions { MaxOutputTokens = 100 }, Plain with { MaxTokensField = "max_completion_tokens" });

        body.GetProperty("max_completion_tokens").GetInt32().Should().Be(100);
        body.TryGetProperty("max_tokens", out _).Should().BeFalse();
    }

    [Fact]
    public async Task Extra_fields_of_the_profile_win()
    {
        var extra = new JsonObject { ["chat_template_kwargs"] = new JsonObject { ["enable_thinking"] = false }, ["temperature"] = 1 };

        var body = await BodyOf(new ChatOptions { Temperature = 0 }, Plain with { ExtraBody = extra });

        body.GetProperty("chat_template_kwargs").GetProperty("enable_thinking").GetBoolean().Should().BeFalse();
        body.GetProperty("temperature").GetInt32().Should().Be(1);
    }

    [Fact]
    public async Task The_key_goes_into_the_header_that_the_profile_names()
    {
        await using var bearer = await Wire.StartAsync(Reply.Text("hi"));
        await using var azure = await Wire.StartAsync(Plain with { AuthHeader = "api-key", AuthPrefix = "" }, Reply.Text("hi"));
        await bearer.AskAsync();
        await azure.AskAsync();

        bearer.Model.Requests[0].Headers["authorization"].Should().Be("Bearer " + Wire.Key);
        azure.Model.Requests[0].Headers["api-key"].Should().Be(Wire.Key);
        azure.Model.Requests[0].Headers.Should().NotContainKey("Authorization");
    }

    [Fact]
    public async Task Without_a_key_no_header_is_sent()
    {
        await using var wire = await Wire.StartWithoutKeyAsync(Reply.Text("hi"));
        await wire.AskAsync();

        wire.Model.Requests[0].Headers.Should().NotContainKey("Authorization");
    }

    [Theory]
    [InlineData("sk-secret-1\n")]
    [InlineData("sk-secret-1 ")]
    [InlineData("sk-secret-1\u00e9")]
    public void A_key_that_no_header_can_carry_is_refused_without_being_shown(string key)
    {
        using var http = ProviderHttp.CreateClient(TimeProvider.System);
        var create = () => new OpenAiCompatibleChatClient(http, Wire.EndpointOf(new Uri("http://127.0.0.1:1/v1"), key), Plain);

        create.Should().Throw<ArgumentException>().Which.ToString().Should().NotContain("sk-secret-1");
    }

    [Fact]
    public async Task Each_result_of_a_tool_message_is_a_message_and_values_become_json()
    {
        await using var wire = await Wire.StartAsync(Reply.Text("hi"));
        await wire.AskAsync([new ChatMessage(ChatRole.Tool,
            [new FunctionResultContent("a", "plain <b> \u00e9"), new FunctionResultContent("b", new { Count = 2 }), new FunctionResultContent("c", null)])]);

        wire.Model.Requests[0].Messages.Select(message => (message.ToolCallId, message.Text))
            .Should().Equal(("a", "plain <b> \u00e9"), ("b", """{"count":2}"""), ("c", ""));
    }

    [Fact]
    public async Task Text_with_half_a_surrogate_pair_is_sent_with_a_replacement_character()
    {
        await using var wire = await Wire.StartAsync(Reply.Text("hi"));
        await wire.AskAsync([new ChatMessage(ChatRole.User, "cut \ud83d here")]);

        wire.Model.Requests[0].Messages[0].Text.Should().Be("cut \uFFFD here");
    }

    [Fact]
    public async Task What_the_wire_does_not_carry_is_refused_and_not_dropped()
    {
        await using var wire = await Wire.StartAsync(Reply.Text("hi"));
        var image = () => wire.AskAsync([new ChatMessage(ChatRole.User, [new DataContent(new byte[] { 1 }, "image/png")])]);
        var json = () => wire.AskAsync(new ChatOptions { ResponseFormat = ChatResponseFormat.Json });
        var hosted = () => wire.AskAsync(new ChatOptions { Tools = [new HostedWebSearchTool()] });

        await image.Should().ThrowAsync<NotSupportedException>();
        await json.Should().ThrowAsync<NotSupportedException>();
        await hosted.Should().ThrowAsync<NotSupportedException>();
        wire.Model.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task Equal_requests_are_equal_bytes()
    {
        var options = new ChatOptions { Temperature = 0.7f, Tools = [ReadFile] };

        (await BodyOf(options)).GetRawText().Should().Be((await BodyOf(options)).GetRawText());
    }

    [Fact]
    public void The_client_says_which_provider_and_model_it_speaks_to()
    {
        using var http = ProviderHttp.CreateClient(TimeProvider.System);
        using IChatClient client = new OpenAiCompatibleChatClient(http, Wire.EndpointOf(new Uri("http://127.0.0.1:1/v1/")), Plain);

        var metadata = client.GetService<ChatClientMetadata>()!;

        (metadata.ProviderName, metadata.DefaultModelId).Should().Be(("loopback", "test-model"));
    }

    private static async Task<JsonElement> BodyOf(ChatOptions? options, OpenAiCompatibleProfile? profile = null)
    {
        await using var wire = await Wire.StartAsync(profile ?? Plain, Reply.Text("hi"));
        await wire.AskAsync(options);
        return wire.Model.Requests[0].Body;
    }
}
