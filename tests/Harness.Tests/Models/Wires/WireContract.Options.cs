using System.Text;
using FluentAssertions.Execution;
using Harness.Loopback.Protocols;
using Microsoft.Extensions.AI;

namespace Harness.Tests.Models.Wires;

public abstract partial class WireContract
{
    /// <summary>Each sampling parameter alone, with the value that <see cref="SamplingInBody"/> finds.</summary>
    public static readonly IReadOnlyDictionary<string, ChatOptions> Sampling = new Dictionary<string, ChatOptions>
    {
        [nameof(ChatOptions.Temperature)] = new() { Temperature = 0.7f },
        [nameof(ChatOptions.TopP)] = new() { TopP = 0.95f },
        [nameof(ChatOptions.TopK)] = new() { TopK = 20 },
        [nameof(ChatOptions.Seed)] = new() { Seed = 42 },
        [nameof(ChatOptions.FrequencyPenalty)] = new() { FrequencyPenalty = 0.1f },
        [nameof(ChatOptions.PresencePenalty)] = new() { PresencePenalty = 0.2f },
        [nameof(ChatOptions.StopSequences)] = new() { StopSequences = ["END"] },
        [nameof(ChatOptions.MaxOutputTokens)] = new() { MaxOutputTokens = 321 },
    };

    [Fact]
    public virtual async Task A_sampling_parameter_is_sent_or_refused_by_name()
    {
        using var all = new AssertionScope();
        foreach (var (name, options) in Sampling) await ExpectSentOrRefusedAsync(options, SamplingInBody[name], name);
    }

    [Fact]
    public virtual async Task The_reasoning_setting_is_sent_or_refused_by_name()
    {
        using var all = new AssertionScope();
        foreach (var effort in Enum.GetValues<ReasoningEffort>())
            await ExpectSentOrRefusedAsync(new ChatOptions { Reasoning = new ReasoningOptions { Effort = effort } }, ReasoningInBody[effort], nameof(ChatOptions.Reasoning));
    }

    [Fact]
    public virtual async Task Without_settings_no_parameter_is_sent()
    {
        await using var conversation = await StartAsync(new ScriptedAnswer { Text = "x" });
        await conversation.AskAsync(new ChatOptions());

        var body = Compact(conversation);
        foreach (var sent in SamplingInBody.Where(p => p.Key != nameof(ChatOptions.MaxOutputTokens)).Select(p => p.Value).OfType<string>())
            body.Should().NotContain(sent[..(sent.IndexOf(':', StringComparison.Ordinal) + 1)]);
    }

    [Fact]
    public virtual async Task What_is_neither_text_nor_a_tool_is_refused_before_anything_is_sent()
    {
        await using var conversation = await StartAsync(new ScriptedAnswer { Text = "x" });
        conversation.Say(new DataContent(new byte[] { 1 }, "image/png"));
        var ask = () => conversation.AskAsync();

        await ask.Should().ThrowAsync<NotSupportedException>();
        conversation.Server.Requests.Should().BeEmpty();
    }

    [Fact]
    public virtual async Task Equal_requests_are_equal_bytes()
    {
        await using var conversation = await StartAsync(new ScriptedFault(FaultKind.ServerError), new ScriptedFault(FaultKind.ServerError));
        var ask = () => conversation.AskAsync();

        await ask.Should().ThrowAsync<Exception>();
        await ask.Should().ThrowAsync<Exception>();

        var requests = conversation.Server.Requests;
        requests[0].Bytes.Span.SequenceEqual(requests[1].Bytes.Span).Should().BeTrue();
    }

    private async Task ExpectSentOrRefusedAsync(ChatOptions options, string? expected, string name)
    {
        await using var conversation = await StartAsync(new ScriptedAnswer { Text = "x" });
        var ask = () => conversation.AskAsync(options);
        if (expected is null)
        {
            (await ask.Should().ThrowAsync<NotSupportedException>("{0} cannot be carried", name))
                .Which.Message.Replace("_", "", StringComparison.Ordinal).Should().ContainEquivalentOf(name);
            conversation.Server.Requests.Should().BeEmpty();
        }
        else
        {
            await ask();
            Compact(conversation).Should().Contain(expected, "{0} is sent", name);
        }
    }

    private static string Compact(Conversation conversation) =>
        string.Concat(Encoding.UTF8.GetString(conversation.Server.Requests[^1].Bytes.Span).Where(c => !char.IsWhiteSpace(c)));
}
