using Harness.Models.Wires;
using Microsoft.Extensions.AI;

namespace Harness.Tests.Models;

public sealed class UsageTests
{
    [Fact]
    public async Task The_details_of_openai_are_read()
    {
        var usage = await UsageOf("""
            {"prompt_tokens":100,"completion_tokens":20,"total_tokens":120,
             "prompt_tokens_details":{"cached_tokens":60,"cache_write_tokens":30},"completion_tokens_details":{"reasoning_tokens":7}}
            """);

        usage!.InputTokenCount.Should().Be(100);
        usage.OutputTokenCount.Should().Be(20);
        usage.TotalTokenCount.Should().Be(120);
        usage.CachedInputTokenCount.Should().Be(60);
        usage.ReasoningTokenCount.Should().Be(7);
        usage.AdditionalCounts![WireChatClient.CacheWriteCount].Should().Be(30);
    }

    [Theory]
    [InlineData("""{"prompt_tokens_details":{"cached_tokens":5}}""")]
    [InlineData("""{"prompt_cache_hit_tokens":5}""")]
    [InlineData("""{"cached_tokens":5}""")]
    public async Task Cached_tokens_are_read_in_three_spellings(string usage) =>
        (await UsageOf(usage))!.CachedInputTokenCount.Should().Be(5);

    [Theory]
    [InlineData("""{"completion_tokens_details":{"reasoning_tokens":5}}""")]
    [InlineData("""{"reasoning_tokens":5}""")]
    public async Task Reasoning_tokens_are_read_in_two_spellings(string usage) =>
        (await UsageOf(usage))!.ReasoningTokenCount.Should().Be(5);

    [Fact]
    public async Task What_the_server_does_not_say_is_unknown_and_not_zero()
    {
        var usage = await UsageOf("""{"prompt_tokens":100,"completion_tokens":20,"prompt_tokens_details":null}""");

        usage!.CachedInputTokenCount.Should().BeNull();
        usage.ReasoningTokenCount.Should().BeNull();
        usage.TotalTokenCount.Should().BeNull();
        usage.AdditionalCounts.Should().BeNull();
    }

    [Fact]
    public async Task A_zero_that_the_server_says_is_zero() =>
        (await UsageOf("""{"prompt_tokens_details":{"cached_tokens":0}}"""))!.CachedInputTokenCount.Should().Be(0);

    [Theory]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("1e400")]
    [InlineData("\"12\"")]
    [InlineData("[]")]
    public async Task A_number_that_is_no_count_is_unknown(string tokens) =>
        (await UsageOf($$"""{"prompt_tokens":{{tokens}}}"""))!.InputTokenCount.Should().BeNull();

    [Fact]
    public async Task A_count_that_is_written_as_a_float_is_read() =>
        (await UsageOf("""{"prompt_tokens":12.0}"""))!.InputTokenCount.Should().Be(12);

    [Fact]
    public async Task No_usage_is_null() => (await UsageOf("null")).Should().BeNull();

    private static async Task<UsageDetails?> UsageOf(string usage) =>
        (await Wire.AnswerAsync("""{"content":"hi"}""", rest: $"\"usage\":{usage}")).Usage;
}
