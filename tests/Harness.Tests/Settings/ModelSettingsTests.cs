using Harness.Settings;
using Harness.Tests.CSharp;

namespace Harness.Tests.Settings;

public sealed class ModelSettingsTests : IDisposable
{
    private readonly TemporaryFolder _root = new();

    [Fact]
    public void A_model_can_come_from_the_environment_alone()
    {
        var model = Read(
            ("HARNESS_MODELS__LOCAL__BASE_URL", "http://localhost:11434/v1"),
            ("HARNESS_MODELS__LOCAL__MODEL_ID", "qwen3-coder:30b"),
            ("HARNESS_MODELS__LOCAL__API_KEY_VARIABLE", "LOCAL_KEY"),
            ("HARNESS_MODELS__LOCAL__MAX_TOKENS_FIELD", "max_completion_tokens"),
            ("HARNESS_MODELS__LOCAL__ECHO_MALFORMED_ARGUMENTS", "true"),
            ("HARNESS_MODELS__LOCAL__INPUT_USD", "0.25"),
            ("HARNESS_MODELS__LOCAL__OUTPUT_USD", "1.5"),
            ("HARNESS_MODELS__LOCAL__CACHE_READ_USD", "0.1"),
            ("HARNESS_MODELS__LOCAL__CACHE_WRITE_USD", "0.3"))["local"];

        model.Should().Be(new ModelSettings
        {
            BaseUrl = "http://localhost:11434/v1",
            ModelId = "qwen3-coder:30b",
            ApiKeyVariable = "LOCAL_KEY",
            MaxTokensField = "max_completion_tokens",
            EchoMalformedArguments = true,
            InputUsd = 0.25m,
            OutputUsd = 1.5m,
            CacheReadUsd = 0.1m,
            CacheWriteUsd = 0.3m,
        });
    }

    [Fact]
    public void The_environment_changes_one_setting_of_a_model_of_the_file()
    {
        _root.File("harness.json", """{ "models": { "My_Local": { "baseUrl": "http://file/v1", "modelId": "m", "free": true } } }""");

        var models = Read(("HARNESS_MODELS__MY_LOCAL__BASE_URL", "http://environment/v1"));

        models.Should().ContainSingle();
        models.Values.Single().Should().Be(new ModelSettings { BaseUrl = "http://environment/v1", ModelId = "m", Free = true });
    }

    [Fact]
    public void Names_of_models_may_hold_dots_slashes_and_hyphens()
    {
        _root.File("harness.json", """{ "models": { "qwen/qwen3-coder.30b": { "baseUrl": "http://x/v1" } } }""");

        Read().Keys.Should().Equal("qwen/qwen3-coder.30b");
    }

    [Theory]
    [InlineData("\"baseUrl\": \"localhost:11434\"", "baseUrl")]
    [InlineData("\"baseUrl\": \"ftp://x/v1\"", "baseUrl")]
    [InlineData("\"baseUrl\": \"/v1\"", "baseUrl")]
    [InlineData("\"baseUrl\": \"http://x\", \"maxTokensField\": \"tokens\"", "maxTokensField")]
    [InlineData("\"baseUrl\": \"http://x\", \"inputUsd\": 1", "inputUsd")]
    [InlineData("\"baseUrl\": \"http://x\", \"outputUsd\": 1", "inputUsd")]
    [InlineData("\"baseUrl\": \"http://x\", \"cacheReadUsd\": 1", "inputUsd")]
    [InlineData("\"baseUrl\": \"http://x\", \"free\": true, \"inputUsd\": 1, \"outputUsd\": 1", "free")]
    [InlineData("\"baseUrl\": \"http://x\", \"free\": true, \"outputUsd\": 0", "free")]
    [InlineData("\"baseUrl\": \"http://x\", \"inputUsd\": \"cheap\", \"outputUsd\": 1", "inputUsd")]
    [InlineData("\"baseUrl\": \"http://x\", \"inputUsd\": -1, \"outputUsd\": 1", "models:local (")]
    [InlineData("\"baseUrl\": \"http://x\", \"free\": \"maybe\"", "free")]
    public void A_wrong_setting_of_a_model_is_refused_by_name(string settings, string named)
    {
        _root.File("harness.json", $$"""{ "models": { "local": { {{settings}} } } }""");

        var read = () => Read();

        read.Should().Throw<SettingsException>().Which.Message.Should().Contain(named).And.Contain("models:local").And.Contain("it takes");
    }

    public void Dispose() => _root.Dispose();

    private IReadOnlyDictionary<string, ModelSettings> Read(params (string Name, string Value)[] environment) =>
        new SettingsReader(environment.ToDictionary(v => v.Name, v => v.Value), _root.Path).Read().Models;
}
