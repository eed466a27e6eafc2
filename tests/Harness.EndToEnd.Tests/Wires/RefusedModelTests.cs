using Harness.EndToEnd.Tests.Commands;

namespace Harness.EndToEnd.Tests.Wires;

/// <summary>What cannot be measured as it was asked for is said once and clearly, before any request.</summary>
public sealed class RefusedModelTests : IAsyncDisposable
{
    private readonly Measurement _measurement = new Measurement().Runs(1).Set("HARNESS_SANDBOX", "none");

    [Theory]
    [InlineData("Anthropic messages", "HARNESS_TEMPERATURE", "0.2", "temperature (HARNESS_TEMPERATURE) is set, but claude-sonnet-5.5 at anthropic takes no value of yours")]
    [InlineData("OpenAI Responses", "HARNESS_TEMPERATURE", "0.2", "temperature (HARNESS_TEMPERATURE) is set, but gpt-6.1-terra at openai takes no value of yours")]
    [InlineData("Bedrock Converse, API key", "HARNESS_THINKING", "high", "thinking (HARNESS_THINKING) is 'high'; qwen3-coder-30b: the reasoning effort High is not carried; known here: none")]
    [InlineData("Chat completions, OpenRouter", "HARNESS_THINKING", "xhigh", "thinking (HARNESS_THINKING) is 'xhigh'; openrouter/kimi-k2.5: the reasoning effort ExtraHigh is not carried; known here: None, Low, Medium, High")]
    public async Task A_parameter_that_the_model_does_not_take_is_refused_by_name(string wire, string setting, string value, string message)
    {
        var asked = WireCases.Named(wire);
        foreach (var (name, key) in asked.Keys) _measurement.Set(name, key);

        await ShouldBeRefusedAsync(asked, asked.Model, message, (setting, value));
    }

    [Theory]
    [InlineData("qwen3-coder-33b", "MODEL is 'qwen3-coder-33b', and nothing has that name; similar: qwen3-coder-")]
    [InlineData("claude-sonnet-5.5", "MODEL=claude-sonnet-5.5 needs a key for Anthropic: set the environment variable ANTHROPIC_API_KEY (keys: https://platform.claude.com/settings/keys)")]
    [InlineData("qwen3-coder-30b", "MODEL=qwen3-coder-30b needs a key for Amazon Bedrock (Converse): set the environment variable AWS_BEARER_TOKEN_BEDROCK, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY (keys: https://console.aws.amazon.com/bedrock)")]
    public Task A_name_that_is_not_known_and_a_key_that_is_not_set_come_with_their_cure(string model, string message) =>
        ShouldBeRefusedAsync(WireCases.List[0], model, message);

    [Fact]
    public async Task A_limit_on_money_needs_a_price_and_says_where_it_is_given()
    {
        var wire = WireCases.Named("Chat completions, OpenRouter");
        foreach (var (name, key) in wire.Keys) _measurement.Set(name, key);

        await ShouldBeRefusedAsync(
            wire, "openrouter/some-lab/new-model", "maxCostUsd (HARNESS_MAX_COST_USD) is set, but the price of 'openrouter/some-lab/new-model' is unknown: add the model with its price rows", ("HARNESS_MAX_COST_USD", "1"));
    }

    [Fact]
    public async Task A_broken_row_of_the_users_catalog_is_named()
    {
        using var copy = new SuiteCopy().With("harness.json", """
            { "catalog": [ { "key": "mine", "name": "Mine", "offers": [ { "provider": "openrouter", "modelId": "lab/mine", "prices": [ { "inputUsd": "1", "outputUsd": 2, "source": "a letter" } ] } ] } ] }
            """);

        var command = await _measurement.Model("mine").StartExecutable(copy.Assembly, ["-trait", "Task=" + WireScenario.Passed]).FinishAsync();

        ShouldSayOnly(command, "harness.json: catalog[0] \"mine\" offers[0] prices[0]: inputUsd is \"1\"; it takes USD per million tokens, 0 or more");
    }

    public ValueTask DisposeAsync() => _measurement.DisposeAsync();

    private async Task ShouldBeRefusedAsync(WireCase wire, string model, string message, params (string Name, string Value)[] settings)
    {
        await using var server = wire.Server();
        await server.StartAsync(wire.Scenario.Answer);
        _measurement.Model(model).Set("HARNESS_BASE_URL", server.BaseUrl.ToString());
        foreach (var (name, value) in settings) _measurement.Set(name, value);

        var command = await _measurement.ExecuteAsync("-trait", "Task=" + WireScenario.Passed);

        ShouldSayOnly(command, message);
        server.Requests.Should().BeEmpty();
    }

    private void ShouldSayOnly(FinishedCommand command, string message)
    {
        command.ExitCode.Should().Be(1, command.Everything);
        command.Output.Should().Contain("invalid: ").And.Contain(message).And.Contain("Total: 1, Errors: 0, Failed: 1");
        command.Everything.Should().NotContain("   at Harness.", "it is no crash");
        _measurement.Campaigns.Should().BeEmpty();
    }
}
