using Harness.Loopback.Protocols;
using Harness.Models.Wires;
using Microsoft.Extensions.AI;

namespace Harness.Tests.Models.Wires;

public sealed class AnthropicThinkingTests
{
    private const string Disabled = """{"type":"disabled"}""";
    private const string Adaptive = """{"type":"adaptive"}""";

    [Theory]
    [InlineData(AnthropicThinking.Adaptive, null, null, null, 1000)]
    [InlineData(AnthropicThinking.Adaptive, ReasoningEffort.None, Disabled, null, 1000)]
    [InlineData(AnthropicThinking.Adaptive, ReasoningEffort.Low, Adaptive, """{"effort":"low"}""", 1000)]
    [InlineData(AnthropicThinking.Adaptive, ReasoningEffort.ExtraHigh, Adaptive, """{"effort":"xhigh"}""", 1000)]
    [InlineData(AnthropicThinking.Extended, null, null, null, 1000)]
    [InlineData(AnthropicThinking.Extended, ReasoningEffort.None, Disabled, null, 1000)]
    [InlineData(AnthropicThinking.Extended, ReasoningEffort.Low, """{"type":"enabled","budget_tokens":1024}""", null, 2024)]
    [InlineData(AnthropicThinking.Extended, ReasoningEffort.Medium, """{"type":"enabled","budget_tokens":8192}""", null, 9192)]
    [InlineData(AnthropicThinking.Extended, ReasoningEffort.High, """{"type":"enabled","budget_tokens":16384}""", null, 17384)]
    [InlineData(AnthropicThinking.Extended, ReasoningEffort.ExtraHigh, """{"type":"enabled","budget_tokens":32768}""", null, 33768)]
    [InlineData(AnthropicThinking.Always, null, null, null, 1000)]
    [InlineData(AnthropicThinking.Always, ReasoningEffort.High, null, """{"effort":"high"}""", 1000)]
    [InlineData(AnthropicThinking.Never, null, null, null, 1000)]
    [InlineData(AnthropicThinking.Never, ReasoningEffort.None, null, null, 1000)]
    public async Task A_model_is_told_to_think_as_it_can_be_told(AnthropicThinking thinking, ReasoningEffort? effort, string? field, string? output, int maxTokens)
    {
        await using var wire = await AnthropicWire.StartAsync(new AnthropicOptions { Thinking = thinking, MaxOutputTokens = 1000 }, new ScriptedAnswer { Text = "x" });

        await wire.AskAsync(effort is null ? null : new ReasoningOptions { Effort = effort });

        (wire.FieldOf("thinking"), wire.FieldOf("output_config"), wire.FieldOf("max_tokens")).Should().Be((field, output, $"{maxTokens}"));
    }

    [Theory]
    [InlineData(AnthropicThinking.Always, ReasoningEffort.None)]
    [InlineData(AnthropicThinking.Never, ReasoningEffort.Low)]
    public async Task What_the_model_would_answer_with_400_is_refused_before(AnthropicThinking thinking, ReasoningEffort effort)
    {
        await using var wire = await AnthropicWire.StartAsync(new AnthropicOptions { Thinking = thinking }, new ScriptedAnswer { Text = "x" });
        var ask = () => wire.AskAsync(new ReasoningOptions { Effort = effort });

        await ask.Should().ThrowAsync<NotSupportedException>().WithMessage("*reasoning effort*");
        wire.Server.Requests.Should().BeEmpty();
    }

    [Theory]
    [InlineData(1024, true)]
    [InlineData(1025, false)]
    public async Task A_budget_must_fit_into_the_bound_of_the_answer(int maxTokens, bool refused)
    {
        await using var wire = await AnthropicWire.StartAsync(new AnthropicOptions { Thinking = AnthropicThinking.Extended }, new ScriptedAnswer { Text = "x" });
        var ask = () => wire.AskAsync(new ReasoningOptions { Effort = ReasoningEffort.Low }, maxTokens);

        if (refused) await ask.Should().ThrowAsync<NotSupportedException>().WithMessage("*max_tokens 1024*");
        else await ask.Should().NotThrowAsync();
    }

    [Theory]
    [InlineData(ReasoningOutput.None, "omitted")]
    [InlineData(ReasoningOutput.Summary, "summarized")]
    public async Task What_is_shown_of_thinking_is_a_setting(ReasoningOutput output, string display)
    {
        await using var wire = await AnthropicWire.StartAsync(new AnthropicOptions(), new ScriptedAnswer { Text = "x" }, new ScriptedAnswer { Text = "x" });

        await wire.AskAsync(new ReasoningOptions { Effort = ReasoningEffort.Low, Output = output });
        wire.FieldOf("thinking").Should().Be($$"""{"type":"adaptive","display":"{{display}}"}""");
        await wire.AskAsync(new ReasoningOptions { Output = output });
        wire.FieldOf("thinking").Should().Be($$"""{"type":"adaptive","display":"{{display}}"}""");
    }

    [Fact]
    public async Task Thinking_in_full_is_refused()
    {
        await using var wire = await AnthropicWire.StartAsync(new AnthropicOptions(), new ScriptedAnswer { Text = "x" });
        var ask = () => wire.AskAsync(new ReasoningOptions { Effort = ReasoningEffort.Low, Output = ReasoningOutput.Full });

        await ask.Should().ThrowAsync<NotSupportedException>().WithMessage("*reasoning output Full*");
    }
}
