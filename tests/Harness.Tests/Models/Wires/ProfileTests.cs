using System.Text.Json.Nodes;
using Harness.Loopback.Protocols;
using Harness.Models.Wires;
using Microsoft.Extensions.AI;

namespace Harness.Tests.Models.Wires;

/// <summary>What each service is sent, to the last field.</summary>
public sealed class ProfileTests
{
    private static readonly Dictionary<string, string> Bodies = new()
    {
        ["compatible"] = """{"temperature":0.5,"max_tokens":900,"reasoning_effort":"medium"}""",
        ["openai"] = """{"temperature":0.5,"max_completion_tokens":900,"reasoning_effort":"medium"}""",
        ["azure"] = """{"temperature":0.5,"max_completion_tokens":900,"reasoning_effort":"medium"}""",
        ["bedrock-openai"] = """{"temperature":0.5,"max_completion_tokens":900,"reasoning_effort":"medium"}""",
        ["openrouter"] = """
            {"temperature":0.5,"max_tokens":900,"reasoning":{"effort":"medium"},"usage":{"include":true},
             "provider":{"allow_fallbacks":false,"require_parameters":true}}
            """,
        ["vllm"] = """{"temperature":0.5,"max_tokens":900,"chat_template_kwargs":{"enable_thinking":true}}""",
        ["sglang"] = """{"temperature":0.5,"max_tokens":900,"chat_template_kwargs":{"enable_thinking":true}}""",
        ["llama.cpp"] = """{"temperature":0.5,"max_tokens":900,"chat_template_kwargs":{"enable_thinking":true}}""",
        ["lm-studio"] = """{"temperature":0.5,"max_tokens":900}""",
        ["ollama"] = """{"temperature":0.5,"max_tokens":900,"reasoning_effort":"medium"}""",
        ["mistral"] = """{"temperature":0.5,"max_tokens":900,"reasoning_effort":"medium"}""",
        ["deepseek"] = """{"temperature":0.5,"max_tokens":900,"thinking":{"type":"enabled"}}""",
        ["moonshot"] = """{"temperature":0.5,"max_completion_tokens":900,"thinking":{"type":"enabled"}}""",
        ["minimax"] = """{"temperature":0.5,"max_tokens":900,"reasoning_split":true}""",
        ["google"] = """{"temperature":0.5,"max_tokens":900,"reasoning_effort":"medium"}""",
    };

    private static readonly Dictionary<string, string[]> Efforts = new()
    {
        ["compatible"] = ["None", "Low", "Medium", "High", "ExtraHigh"],
        ["openai"] = ["None", "Low", "Medium", "High", "ExtraHigh"],
        ["azure"] = ["None", "Low", "Medium", "High", "ExtraHigh"],
        ["bedrock-openai"] = ["Low", "Medium", "High"],
        ["openrouter"] = ["None", "Low", "Medium", "High", "ExtraHigh"],
        ["vllm"] = ["None", "Medium"],
        ["sglang"] = ["None", "Medium"],
        ["llama.cpp"] = ["None", "Medium"],
        ["lm-studio"] = [],
        ["ollama"] = ["None", "Low", "Medium", "High"],
        ["mistral"] = ["None", "Low", "Medium", "High"],
        ["deepseek"] = ["None", "Low", "Medium", "High", "ExtraHigh"],
        ["moonshot"] = ["None", "Medium"],
        ["minimax"] = ["Medium"],
        ["google"] = ["None", "Low", "Medium", "High"],
    };

    public static TheoryData<string> Names => [.. OpenAiCompatibleProfiles.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_body_is_what_the_service_documents(string name)
    {
        var medium = Efforts[name].Contains("Medium") ? new ReasoningOptions { Effort = ReasoningEffort.Medium } : null;

        var body = await BodyOfAsync(OpenAiCompatibleProfiles.For(name), new ChatOptions { Temperature = 0.5f, MaxOutputTokens = 900, Reasoning = medium });

        body.Remove("model");
        body.Remove("messages");
        JsonNode.DeepEquals(body, JsonNode.Parse(Bodies[name])).Should().BeTrue("the body is {0}", body.ToJsonString());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_efforts_that_a_service_does_not_know_are_refused_by_name(string name)
    {
        foreach (var effort in Enum.GetValues<ReasoningEffort>())
        {
            var ask = () => BodyOfAsync(OpenAiCompatibleProfiles.For(name), new ChatOptions { Reasoning = new ReasoningOptions { Effort = effort } });
            if (Efforts[name].Contains(effort.ToString())) await ask.Should().NotThrowAsync();
            else await ask.Should().ThrowAsync<NotSupportedException>().WithMessage($"{name}: the reasoning effort {effort} is not carried*");
        }
    }

    [Theory]
    [InlineData("deepseek", ReasoningEffort.None, """{"thinking":{"type":"disabled"}}""")]
    [InlineData("deepseek", ReasoningEffort.Low, """{"thinking":{"type":"enabled"},"reasoning_effort":"low"}""")]
    [InlineData("deepseek", ReasoningEffort.ExtraHigh, """{"thinking":{"type":"enabled"},"reasoning_effort":"max"}""")]
    [InlineData("moonshot", ReasoningEffort.None, """{"thinking":{"type":"disabled"}}""")]
    [InlineData("vllm", ReasoningEffort.None, """{"chat_template_kwargs":{"enable_thinking":false}}""")]
    [InlineData("openai", ReasoningEffort.ExtraHigh, """{"reasoning_effort":"xhigh"}""")]
    public async Task Thinking_is_switched_and_measured_in_the_services_words(string name, ReasoningEffort effort, string fields)
    {
        var body = await BodyOfAsync(OpenAiCompatibleProfiles.For(name), new ChatOptions { Reasoning = new ReasoningOptions { Effort = effort } });

        body.Remove("model");
        body.Remove("messages");
        JsonNode.DeepEquals(body, JsonNode.Parse(fields)).Should().BeTrue("the body is {0}", body.ToJsonString());
    }

    [Theory]
    [InlineData("openai", "top_k")]
    [InlineData("azure", "top_k")]
    [InlineData("bedrock-openai", "top_k")]
    [InlineData("ollama", "top_k")]
    [InlineData("mistral", "top_k")]
    [InlineData("google", "top_k")]
    [InlineData("deepseek", "seed")]
    [InlineData("moonshot", "seed")]
    public async Task A_parameter_that_a_service_would_drop_is_refused_by_name(string name, string parameter)
    {
        var ask = () => BodyOfAsync(OpenAiCompatibleProfiles.For(name), parameter == "seed" ? new ChatOptions { Seed = 1 } : new ChatOptions { TopK = 1 });

        await ask.Should().ThrowAsync<NotSupportedException>().WithMessage($"{name}: the parameter '{parameter}' is not taken*");
    }

    [Fact]
    public async Task Mistral_has_its_own_word_for_the_seed()
    {
        var body = await BodyOfAsync(OpenAiCompatibleProfiles.For("mistral"), new ChatOptions { Seed = 42 });

        (body["random_seed"]!.GetValue<int>(), body.ContainsKey("seed")).Should().Be((42, false));
    }

    [Fact]
    public async Task Fields_of_a_row_join_those_of_the_reasoning_and_win()
    {
        var row = OpenAiCompatibleProfiles.For("vllm") with { ExtraBody = new JsonObject { ["chat_template_kwargs"] = new JsonObject { ["preserve_thinking"] = true } } };

        var body = await BodyOfAsync(row, new ChatOptions { Reasoning = new ReasoningOptions { Effort = ReasoningEffort.None } });

        JsonNode.DeepEquals(body["chat_template_kwargs"], JsonNode.Parse("""{"enable_thinking":false,"preserve_thinking":true}""")).Should().BeTrue();
    }

    [Fact]
    public async Task Thought_signatures_of_google_go_back_with_their_call()
    {
        await using var wire = await Wire.StartAsync(
            OpenAiCompatibleProfiles.For("google"),
            Wire.Completion("""{"role":"assistant","tool_calls":[{"id":"c1","type":"function","function":{"name":"t","arguments":"{}"},"extra_content":{"google":{"thought_signature":"c2ln/+="}}}]}"""),
            Harness.Loopback.Reply.Text("end"));

        (await wire.EchoAsync()).GetProperty("tool_calls")[0].GetProperty("extra_content").GetProperty("google").GetProperty("thought_signature").GetString().Should().Be("c2ln/+=");
    }

    [Fact]
    public void A_service_without_a_profile_is_named_with_those_that_have_one()
    {
        var find = () => OpenAiCompatibleProfiles.For("nowhere");

        find.Should().Throw<ArgumentException>().WithMessage("'nowhere' is no service with a profile; there are compatible, openai,*");
    }

    private static async Task<JsonObject> BodyOfAsync(OpenAiCompatibleProfile profile, ChatOptions options)
    {
        var server = new CompletionsServer();
        await server.StartAsync(new ScriptedAnswer { Text = "x" });
        await using var conversation = new Conversation(server, CompletionsServer.Key, (http, baseUrl, clock) => new OpenAiCompatibleChatClient(
            http,
            new WireEndpoint { Provider = profile.Name, BaseUrl = baseUrl, ModelId = "m", ApiKey = CompletionsServer.Key, Clock = clock },
            profile with { AuthHeader = "Authorization", AuthPrefix = "Bearer " }));
        await conversation.AskAsync(options);
        return JsonNode.Parse(server.Requests[0].Bytes.Span)!.AsObject();
    }
}
