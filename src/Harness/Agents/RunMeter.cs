using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Harness.Campaigns.Pricing;
using Harness.Campaigns.Records;
using Harness.Models;
using Harness.Models.Wires;
using Harness.Tools;
using Microsoft.Extensions.AI;

namespace Harness.Agents;

/// <summary>Counts what one run uses: tokens, money, turns and tool calls, also those that failed to parse.</summary>
/// <param name="prices">What the model costs; null when that is unknown.</param>
/// <param name="budget">Holds the limits on money.</param>
/// <param name="time">The moment of a request decides which price is in force.</param>
public sealed class RunMeter(PriceList? prices, RunBudget budget, TimeProvider time)
{
    private readonly List<ToolCall> _calls = [];
    private readonly List<string> _priceRows = [];
    private readonly Dictionary<string, int> _repeats = [];
    private readonly Dictionary<string, int> _redundant = [];

    /// <summary>Model calls that were answered.</summary>
    public int Turns { get; private set; }

    public TokenUsage Usage { get; private set; } = TokenUsage.None;

    /// <summary>Input and output tokens so far; calls whose usage is unknown count as none.</summary>
    public long Tokens { get; private set; }

    /// <summary>Cost so far in USD; null as soon as one call's cost is unknown.</summary>
    public decimal? CostUsd { get; private set; } = prices is null ? null : 0;

    /// <summary>Holds the limits on money.</summary>
    public RunBudget Budget => budget;

    /// <summary>
    /// The price rows of the requests in their order, with a comma between them; before the first one the row in force now. Null when none is known.
    /// </summary>
    public string? PriceRow => _priceRows.Count > 0 ? string.Join(", ", _priceRows) : RowAt(time.GetUtcNow())?.Id;

    /// <summary>When the request was sent whose answer is counted next; null is now.</summary>
    public DateTimeOffset? SentAt { get; set; }

    /// <summary>The model id that the provider answered with last.</summary>
    public string? ReturnedModel { get; private set; }

    /// <summary>A reply held a tool call written as text.</summary>
    public bool TextualToolCall { get; set; }

    /// <summary>All tool calls in order.</summary>
    public IReadOnlyList<ToolCall> Calls => _calls;

    /// <summary>Most repetitions of one call with one result between two changes of the workspace.</summary>
    public int MostRepeatedCall { get; private set; }

    /// <summary>Counts one answered model call, and settles it.</summary>
    public MeteredRequest Count(ChatResponse reply)
    {
        Turns++;
        ReturnedModel = reply.ModelId ?? ReturnedModel;
        var request = Meter(UsageOf(reply));
        budget.Settle(request.CostUsd);
        return request;
    }

    /// <summary>Counts a reply that was void, yet was billed.</summary>
    public MeteredRequest CountWasted(ChatResponse reply)
    {
        var request = Meter(UsageOf(reply));
        budget.Void(request.CostUsd);
        return request;
    }

    /// <summary>Counts a turn in which the server could not read the tool call that the model wrote. What it cost is not known.</summary>
    public MeteredRequest CountUnreadableCall()
    {
        Turns++;
        NoteUnreadableCall();
        return Meter(new TokenUsage { Calls = 1 });
    }

    /// <summary>Notes that the service could not read a tool call of the answer that was counted last.</summary>
    public void NoteUnreadableCall() =>
        _calls.Add(new ToolCall { Number = _calls.Count + 1, Tool = "(unreadable)", Reply = AgentLoop.UnreadableCall, Status = ToolCallStatus.Malformed });

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

    /// <summary>Whether the last call with the status was followed by no successful call.</summary>
    public bool Unrecovered(ToolCallStatus status)
    {
        var last = _calls.FindLastIndex(c => c.Status == status);
        return last >= 0 && !_calls.Skip(last + 1).Any(c => c.Status == ToolCallStatus.Succeeded);
    }

    /// <summary>Calls per tool, ordered by name. A name that the model made up may be anything, a key included.</summary>
    public IReadOnlyList<ToolCallCount> ByTool(Redaction redaction) =>
    [
        .. _calls.GroupBy(c => ReplyText.ShortName(redaction.Apply(c.Tool)), StringComparer.Ordinal)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new ToolCallCount(
                g.Key,
                g.Count(),
                g.Count(c => c.Status != ToolCallStatus.Succeeded),
                g.Select(c => c.Tool).Distinct(StringComparer.Ordinal).Sum(tool => _redundant.GetValueOrDefault(tool)))),
    ];

    private MeteredRequest Meter(TokenUsage usage)
    {
        var sentAt = SentAt ?? time.GetUtcNow();
        SentAt = null;
        var price = RowAt(sentAt);
        var cost = price?.Cost(usage, sentAt);
        Usage += usage;
        Tokens += (usage.Input ?? 0) + (usage.Output ?? 0);
        CostUsd += cost;
        if (price is not null && !_priceRows.Contains(price.Id))
            _priceRows.Add(price.Id);
        return new MeteredRequest(sentAt, usage, price?.Id, cost);
    }

    private PriceRow? RowAt(DateTimeOffset moment) => prices?.At(moment);

    private static TokenUsage UsageOf(ChatResponse reply) => new()
    {
        Calls = 1,
        Input = reply.Usage?.InputTokenCount,
        CachedInput = reply.Usage?.CachedInputTokenCount,
        CacheWrite = CountOf(reply, WireChatClient.CacheWriteCount),
        CacheWriteOneHour = CountOf(reply, WireChatClient.CacheWriteOneHourCount),
        Output = reply.Usage?.OutputTokenCount,
        Reasoning = reply.Usage?.ReasoningTokenCount,
    };

    // Absent is unknown, which GetValueOrDefault would turn into 0.
    private static long? CountOf(ChatResponse reply, string name) =>
        reply.Usage?.AdditionalCounts?.TryGetValue(name, out var count) == true ? count : null;

    private static string Key(ToolCall call)
    {
        var arguments = call.Arguments is { } json ? JsonSerializer.Serialize(json) : "";
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{call.Tool}\n{arguments}\n{call.Reply}")));
    }
}
