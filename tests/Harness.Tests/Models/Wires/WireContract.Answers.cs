using FluentAssertions.Execution;
using Harness.Loopback.Protocols;
using Harness.Models.Wires;
using Microsoft.Extensions.AI;

namespace Harness.Tests.Models.Wires;

public abstract partial class WireContract
{
    private const string UnknownReason = "a_reason_of_next_year";

    [Fact]
    public virtual async Task Each_finish_reason_is_mapped()
    {
        using var all = new AssertionScope();
        foreach (var (reason, expected) in FinishReasons)
            (await AnswerOfAsync(new ScriptedAnswer { Text = "x", Finish = reason })).FinishReason.Should().Be(expected, "the service said {0}", reason);
    }

    [Fact]
    public virtual async Task An_unknown_finish_reason_is_kept_in_its_own_words() =>
        (await AnswerOfAsync(new ScriptedAnswer { Text = "x", Finish = UnknownReason })).FinishReason.Should().Be(new ChatFinishReason(UnknownReason));

    [Fact]
    public virtual async Task The_model_that_answers_is_named() =>
        (await AnswerOfAsync(new ScriptedAnswer { Text = "x", Model = "test-model-2026-11-01" })).ModelId.Should().Be("test-model-2026-11-01");

    [Fact]
    public virtual async Task Usage_counts_input_and_output()
    {
        var usage = (await AnswerOfAsync(new ScriptedAnswer { Text = "x", Usage = new ScriptedUsage(Input: 1000, Output: 200) })).Usage!;

        (usage.InputTokenCount, usage.OutputTokenCount).Should().Be((1000, 200));
    }

    [Fact]
    public virtual async Task Tokens_read_from_a_cache_are_part_of_the_input()
    {
        var usage = (await AnswerOfAsync(new ScriptedAnswer { Text = "x", Usage = new ScriptedUsage(Input: 1000, Output: 200, Cached: 700) })).Usage!;

        (usage.InputTokenCount, usage.CachedInputTokenCount, usage.OutputTokenCount).Should().Be((1000, 700, 200));
    }

    [Fact]
    public virtual async Task Tokens_written_to_a_cache_are_part_of_the_input()
    {
        var usage = (await AnswerOfAsync(new ScriptedAnswer { Text = "x", Usage = new ScriptedUsage(Input: 1000, Output: 200, Cached: 500, CacheWrite: 300) })).Usage!;

        (usage.InputTokenCount, usage.CachedInputTokenCount, WrittenOf(usage), usage.OutputTokenCount).Should().Be((1000, 500, 300, 200));
    }

    [Fact]
    public virtual async Task Reasoning_tokens_are_part_of_the_output()
    {
        var usage = (await AnswerOfAsync(new ScriptedAnswer { Text = "x", Usage = new ScriptedUsage(Input: 1000, Output: 200, Reasoning: 150) })).Usage!;

        (usage.OutputTokenCount, usage.ReasoningTokenCount).Should().Be((200, 150));
    }

    [Fact]
    public virtual async Task Details_that_are_missing_stay_unknown()
    {
        var usage = (await AnswerOfAsync(new ScriptedAnswer { Text = "x", Usage = new ScriptedUsage(Input: 1000, Output: 200) })).Usage!;

        (usage.CachedInputTokenCount, WrittenOf(usage), usage.ReasoningTokenCount).Should().Be((null, null, null));
    }

    [Fact]
    public virtual async Task Usage_that_is_missing_stays_unknown()
    {
        var usage = (await AnswerOfAsync(new ScriptedAnswer { Text = "x", Usage = null })).Usage;

        (usage?.InputTokenCount, usage?.OutputTokenCount).Should().Be((null, null));
    }

    private static long? WrittenOf(UsageDetails usage) =>
        usage.AdditionalCounts?.TryGetValue(WireChatClient.CacheWriteCount, out var count) == true ? count : null;
}
