namespace Harness.Tool.Tests.Listing;

public sealed class ModelsTests : IDisposable
{
    private readonly Repository _repository = new();

    [Fact]
    public async Task All_models_are_listed_with_their_prices()
    {
        var command = await _repository.RunAsync("models");

        command.ExitCode.Should().Be(0, command.Everything);
        command.Output.Should().MatchRegex(@"^key +providers +context +in +out +as of +reasons")
            .And.MatchRegex(@"\nqwen3-coder-30b +.*bedrock.* +\d+\.\d+ +\d+\.\d+ +20\d\d");
        command.Errors.Should().Contain("USD per million tokens");
    }

    [Fact]
    public async Task Words_and_a_provider_narrow_the_list()
    {
        var words = Keys(await _repository.RunAsync("models", "QWEN3", "coder", "--json"));
        var provider = (await _repository.RunAsync("models", "--provider", "anthropic", "--json")).Json.GetProperty("models").EnumerateArray().ToList();

        words.Should().Contain("qwen3-coder-30b").And.OnlyContain(key => key.Contains("qwen3-coder"));
        provider.Should().NotBeEmpty();
        provider.SelectMany(model => model.GetProperty("offers").EnumerateArray()).Should().OnlyContain(offer => offer.GetProperty("provider").GetString() == "anthropic");
    }

    [Fact]
    public async Task One_model_is_shown_in_full_with_what_to_set()
    {
        var command = await _repository.RunAsync("models", "qwen3-coder-30b");

        command.ExitCode.Should().Be(0);
        command.Output.Should().StartWith("qwen3-coder-30b: ")
            .And.Contain("MODEL=qwen3-coder-30b (or bedrock/qwen3-coder-30b)").And.Contain("set AWS_BEARER_TOKEN_BEDROCK")
            .And.Contain("price now").And.Contain("confidence ").And.Contain("source ").And.Contain("row models.json:qwen3-coder-30b/");
    }

    [Fact]
    public async Task Any_id_of_a_provider_can_be_asked_for_at_an_unknown_price()
    {
        var command = await _repository.RunAsync("models", "openrouter/some/new-model");

        command.ExitCode.Should().Be(0);
        command.Output.Should().Contain("MODEL=openrouter/some/new-model").And.Contain("no row describes it").And.Contain("price           unknown");
    }

    [Fact]
    public async Task Rows_of_harness_json_come_first()
    {
        _repository.File("harness.json", """{ "catalog": [ { "key": "my-model", "name": "Mine", "offers": [ { "provider": "vllm", "modelId": "served" } ] } ] }""");

        var command = await _repository.RunAsync("models", "--json");

        Keys(command)[0].Should().Be("my-model", command.Everything);
        command.Json.GetProperty("models")[0].GetProperty("offers")[0].GetProperty("model").GetString().Should().Be("vllm/my-model");
    }

    [Fact]
    public async Task What_is_not_there_exits_with_1_and_says_what_is()
    {
        var model = await _repository.RunAsync("models", "no-model-has-this-name");
        var provider = await _repository.RunAsync("models", "--provider", "nobody");
        var broken = await _repository.File("harness.json", """{ "catalog": [ { "key": "x", "ofers": [] } ] }""").RunAsync("models");

        model.Should().Match<FinishedTool>(c => c.ExitCode == 1 && c.Output == "" && c.Errors.Contains("no model matches"));
        provider.Should().Match<FinishedTool>(c => c.ExitCode == 1 && c.Output == "" && c.Errors.Contains("the providers are") && c.Errors.Contains("bedrock"));
        broken.Should().Match<FinishedTool>(c => c.ExitCode == 1 && c.Output == "" && c.Errors.Contains("catalog[0]") && c.Errors.Contains("ofers"));
    }

    public void Dispose() => _repository.Dispose();

    private static List<string> Keys(FinishedTool command) => [.. command.Json.GetProperty("models").EnumerateArray().Select(model => model.GetProperty("key").GetString()!)];
}
