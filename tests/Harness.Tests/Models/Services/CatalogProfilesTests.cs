using Harness.Campaigns.Catalog;
using Harness.Models.Services;
using Harness.Models.Wires;
using Harness.Settings;
using Microsoft.Extensions.AI;

namespace Harness.Tests.Models.Services;

/// <summary>What the built-in catalog makes of what the client knows about a service.</summary>
public sealed class CatalogProfilesTests
{
    private static readonly ModelCatalog Catalog = ModelCatalog.Load(ModelCatalog.BuiltInPath);

    [Theory]
    [InlineData("moonshot/kimi-k2.5", "max_completion_tokens")]
    [InlineData("openai-chat/gpt-5.5", "max_completion_tokens")]
    [InlineData("azure/deepseek-v3.2", "max_tokens")]
    [InlineData("alibaba/qwen3-coder-30b", "max_tokens")]
    public void A_row_that_names_no_field_for_the_output_limit_leaves_the_services_own(string name, string field) =>
        Chat(name).MaxTokensField.Should().Be(field);

    [Theory]
    [InlineData("deepseek/deepseek-v4-flash", ReasoningEffort.High, """{"thinking":{"type":"enabled"},"reasoning_effort":"high"}""")]
    [InlineData("deepseek/any-other-id", ReasoningEffort.Low, """{"thinking":{"type":"enabled"},"reasoning_effort":"low"}""")]
    [InlineData("moonshot/kimi-k2.5", ReasoningEffort.None, """{"thinking":{"type":"disabled"}}""")]
    public void An_effort_is_said_in_the_services_fields(string name, ReasoningEffort effort, string fields) =>
        Chat(name).Reasoning.For(new ReasoningOptions { Effort = effort }, name)!.ToJsonString().Should().Be(fields);

    [Fact]
    public void Every_word_that_the_setting_takes_is_an_effort()
    {
        foreach (var word in SettingsCatalog.ThinkingWords)
            new ThinkingSetting(word, "m").OnWire(ModelWire.OpenAiResponses)!.Effort.Should().NotBeNull(word);
    }

    private static OpenAiCompatibleProfile Chat(string name)
    {
        var choice = Catalog.Find(name)!;
        return (OpenAiCompatibleProfile)CatalogProfiles.Of(choice.Model, choice.Offer);
    }
}
