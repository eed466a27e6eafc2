using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Harness.Campaigns.Pricing;
using Harness.Campaigns.Records;
using Harness.Models;
using Harness.Tools;
using Microsoft.Extensions.AI;

namespace Harness.Agents;

/// <summary>Counts what one run uses: tokens, money, turns and tool calls, also those that failed to parse.</summary>
/// <param name="prices">What the model costs; null when that is unknown.</param>
/// <param name="costLimit">Money for the run in USD; null is no limit.</param>
/// <param name="time">The moment of a request decides which price is in force.</param>
public sealed class RunMeter(PriceList? prices, decimal? costLimit, TimeProvider time)
{
    private const int LongestToolName = 64;

    private readonly List<ToolCall> _calls = [];
    private readonly Dictionary<string, int> _repeats = [];
    private readonly Dictionary<string, int> _redundant = [];

    /// <summary>Model calls that were answered.</summary>
    public int Turns { get; private set; }

    public TokenUsage Usage { get; private set; } = TokenUsage.None;

    /// <summary>Input and output tokens so far; calls whose usage is unknown count as none.</summary>
    public long Tokens { get; private set; }

    /// <summary>Cost so far in USD; null as soon as one call's cost is unknown.</summary>
    public decimal? CostUsd { get; private set; } = prices is null ? null : 0;

    /// <summary>The price in force now; null when it is unknown.</summary>
    public PriceRow? PriceRow => prices?.At(time.GetUtcNow());

    /// <summary>The model id that the provider answered with last.</summary>
    public string? ReturnedModel { get; private set; }

    /// <summary>A reply held a tool call written as text.</summary>
    public bool TextualToolCall { get; set; }

    /// <summary>All tool calls in order.</summary>
    public IReadOnlyList<ToolCall> Calls => _calls;

    /// <summary>Most repetitions of one call with one result between two changes of the workspace.</summary>
    public int MostRepeatedCall { get; private set; }

    /// <summary>Counts one answered model call.</summary>
    public void Count(ChatResponse reply)
    {
        Turns++;
        ReturnedModel = reply.ModelId ?? ReturnedModel;
        CountWasted(reply);
    }

    /// <summary>Counts a reply that was void, yet was billed.</summary>
    public void CountWasted(ChatResponse reply)
    {
        var usage = UsageOf(reply);
        Usage += usage;
        Tokens += (usage.Input ?? 0) + (usage.Output ?? 0);
        CostUsd += PriceRow?.Cost(usage, time.GetUtcNow());
    }

    /// <summary>Counts a turn in which the server could not read the tool call that the model wrote.</summary>
    public void CountUnreadableCall()
    {
        Turns++;
        _calls.Add(new ToolCall { Number = _calls.Count + 1, Tool = "(unreadable)", Reply = AgentLoop.UnreadableCall, Status = ToolCallStatus.Malformed });
    }

    /// <summary>Counts one tool call.</summary>
    public void Count(ToolCall call)
    {
        _calls.Add(call);
        if (call.ChangedWorkspace)
        {
            _repeats.Clear();
            return;
        }

        var key = Key(call);
        _repeats[key] = _repeats.GetValueOrDefault(key) + 1;
        if (_repeats[key] > 1)
            _redundant[call.Tool] = _redundant.GetValueOrDefault(call.Tool) + 1;
        MostRepeatedCall = Math.Max(MostRepeatedCall, _repeats[key]);
    }

    /// <summary>Whether the worst case of the next call still fits into the run's money.</summary>
    /// <exception cref="InvalidOperationException">There is a limit, and what was spent so far is unknown: not the model's fault.</exception>
    public bool Affords(IEnumerable<ChatMessage> conversation, int? maxOutputTokens)
    {
        if (costLimit is not { } limit || PriceRow is not { } price) return true;
        if (CostUsd is not { } spent)
            throw new InvalidOperationException("the provider does not report the tokens that it used, so a limit on money cannot be held; unset maxCostPerRunUsd (HARNESS_MAX_COST_PER_RUN_USD)");
        var next = price.WorstCase(EstimatedTokens(conversation), maxOutputTokens ?? 0, time.GetUtcNow())
            ?? throw new InvalidOperationException($"the price of so long a prompt is unknown ({price.Id}), so a limit on money cannot be held; unset maxCostPerRunUsd (HARNESS_MAX_COST_PER_RUN_USD)");
        return spent + next <= limit;
    }

    /// <summary>Whether the last call with the status was followed by no successful call.</summary>
    public bool Unrecovered(ToolCallStatus status)
    {
        var last = _calls.FindLastIndex(c => c.Status == status);
        return last >= 0 && !_calls.Skip(last + 1).Any(c => c.Status == ToolCallStatus.Succeeded);
    }

    /// <summary>Calls per tool, ordered by name. A name that the model made up may be anything, a key included.</summary>
    public IReadOnlyList<ToolCallCount> ByTool(Redaction redaction) =>
    [
        .. _calls.GroupBy(c => c.Tool, StringComparer.Ordinal)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new ToolCallCount(
                ShortName(redaction.Apply(g.Key)),
                g.Count(),
                g.Count(c => c.Status != ToolCallStatus.Succeeded),
                _redundant.GetValueOrDefault(g.Key))),
    ];

    private static string ShortName(string tool) => tool.Length <= LongestToolName ? tool : tool[..LongestToolName];

    // Three characters a token is on the safe side for English text and code.
    private static long EstimatedTokens(IEnumerable<ChatMessage> conversation) =>
        conversation.Sum(m => m.Contents.Sum(c => c switch
        {
            FunctionResultContent result => (result.Result as string)?.Length ?? 0,
            FunctionCallContent call => call.Arguments?.Sum(a => a.Key.Length + (a.Value?.ToString()?.Length ?? 0)) ?? 0,
            _ => c.ToString()?.Length ?? 0,
        }) + 20L) / 3;

    private static TokenUsage UsageOf(ChatResponse reply) => new()
    {
        Calls = 1,
        Input = reply.Usage?.InputTokenCount,
        CachedInput = reply.Usage?.CachedInputTokenCount,
        CacheWrite = reply.Usage?.AdditionalCounts?.GetValueOrDefault(OpenAiCompatibleChatClient.CacheWriteCount),
        Output = reply.Usage?.OutputTokenCount,
        Reasoning = reply.Usage?.ReasoningTokenCount,
    };

    private static string Key(ToolCall call)
    {
        var arguments = call.Arguments is { } json ? JsonSerializer.Serialize(json) : "";
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{call.Tool}\n{arguments}\n{call.Reply}")));
    }
}
