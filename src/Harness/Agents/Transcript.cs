using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Harness.Campaigns.Outcomes;
using Harness.Campaigns.Records;
using Harness.Models;
using Harness.Models.Wires;
using Harness.Tools;
using Microsoft.Extensions.AI;

namespace Harness.Agents;

/// <summary>
/// Everything that was said in one run, as JSON Lines, written as it happens. Each line has a <c>type</c>:
/// <c>prompt</c>, <c>request</c>, <c>reply</c>, <c>call</c>, <c>attempt</c>, <c>note</c>, <c>end</c>. Keys are redacted.
/// </summary>
/// <param name="path">Where the lines are written while the run goes on; a killed process leaves this file behind.</param>
/// <param name="redaction">Removes keys.</param>
/// <param name="elapsed">The run's working time.</param>
public sealed class Transcript(string path, Redaction redaction, Func<TimeSpan> elapsed) : IDisposable
{
    private readonly StreamWriter _writer = Open(path);

    /// <summary>Where the lines are; no more can be written after disposal.</summary>
    public string File { get; } = path;

    /// <summary>The conversation's beginning.</summary>
    public void Prompt(string system, string user) => Write("prompt", new() { ["system"] = system, ["user"] = user });

    /// <summary>One answer of the model, with its tool calls as they came.</summary>
    public void Reply(ChatResponse reply)
    {
        var contents = reply.Messages.SelectMany(m => m.Contents).ToList();
        Write("reply", new()
        {
            ["text"] = NullIfEmpty(reply.Text),
            ["reasoning"] = NullIfEmpty(string.Concat(contents.OfType<TextReasoningContent>().Select(r => r.Text))),
            ["error"] = contents.OfType<ErrorContent>().FirstOrDefault()?.Message,
            ["calls"] = new JsonArray([.. contents.OfType<FunctionCallContent>().Select(c => (JsonNode)new JsonObject
            {
                ["id"] = c.CallId,
                ["tool"] = c.Name,
                ["arguments"] = RawArguments(c),
            })]),
            ["finish"] = reply.FinishReason?.Value,
            ["model"] = reply.ModelId,
        });
    }

    /// <summary>What one answered request used and cost. Of what is not known there is no member.</summary>
    public void Request(MeteredRequest request) => Write("request", new()
    {
        ["sentAt"] = request.SentAt.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
        ["inputTokens"] = request.Usage.Input,
        ["cachedInputTokens"] = request.Usage.CachedInput,
        ["cacheWriteTokens"] = request.Usage.CacheWrite,
        ["cacheWriteOneHourTokens"] = request.Usage.CacheWriteOneHour,
        ["outputTokens"] = request.Usage.Output,
        ["reasoningTokens"] = request.Usage.Reasoning,
        ["priceRow"] = request.PriceRow,
        ["costUsd"] = request.CostUsd,
    });

    /// <summary>One tool call and what it gave back.</summary>
    public void Call(ToolCall call) => Write("call", new()
    {
        ["number"] = call.Number,
        ["tool"] = call.Tool,
        ["status"] = JsonSerializer.SerializeToNode(call.Status, RecordJson.Line),
        ["changedWorkspace"] = call.ChangedWorkspace,
        ["reply"] = call.Reply,
    });

    /// <summary>One request to the provider that failed.</summary>
    public void Attempt(JsonObject attempt) => Write("attempt", attempt);

    /// <summary>Anything else that a reader must know.</summary>
    public void Note(string topic, string text) => Write("note", new() { ["topic"] = topic, ["text"] = text });

    /// <summary>The run's end: why the loop stopped and what the checker said.</summary>
    public void End(RunFacts facts, Outcome outcome, IReadOnlyList<FailedCheck> failed) => Write("end", new()
    {
        ["facts"] = JsonSerializer.SerializeToNode(facts, RecordJson.Line),
        ["outcome"] = JsonSerializer.SerializeToNode(outcome, RecordJson.Line),
        ["failedChecks"] = JsonSerializer.SerializeToNode(failed, RecordJson.Line),
    });

    public void Dispose() => _writer.Dispose();

    private static StreamWriter Open(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return new StreamWriter(new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.ReadWrite)) { AutoFlush = true, NewLine = "\n" };
    }

    private void Write(string type, JsonObject line)
    {
        line.Insert(0, "type", type);
        line.Insert(1, "at", Math.Round(elapsed().TotalSeconds, 3));
        foreach (var name in line.Where(p => p.Value is null).Select(p => p.Key).ToList())
            line.Remove(name);
        _writer.WriteLine(redaction.Apply(line.ToJsonString(RecordJson.Line)));
    }

    private static string? RawArguments(FunctionCallContent call) =>
        call.AdditionalProperties?.GetValueOrDefault(WireChatClient.RawArgumentsProperty) as string
        ?? (call.Arguments is null ? null : JsonSerializer.Serialize(call.Arguments, RecordJson.Line));

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}
