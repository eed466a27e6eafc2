using Harness.Campaigns.Outcomes;
using Harness.Models;
using Harness.Models.Cassettes;
using Harness.Telemetry;
using Harness.Tools;
using Microsoft.Extensions.AI;

namespace Harness.Agents;

/// <summary>
/// Ask, act, append, until the model answers without a tool call, submits, or a limit is reached. One instance plays one
/// run. It owns the budgets and never asks <c>FinishReason</c> whether there are tool calls: some services say <c>stop</c>
/// or nothing when there are.
/// </summary>
public sealed class AgentLoop(
    IChatClient model,
    ChatOptions options,
    ToolBox tools,
    Limits limits,
    RunMeter meter,
    WorkingClock clock,
    Transcript transcript)
{
    private readonly InputEstimate _estimate = new();

    /// <summary>Tool calls that are executed per reply; the rest is answered with an error.</summary>
    public const int CallsPerReply = 50;

    /// <summary>What the model is told when the server could not read its tool call.</summary>
    public const string UnreadableCall = "error: your last tool call could not be parsed; send it again with valid JSON arguments";

    /// <summary>Plays the run.</summary>
    /// <param name="systemPrompt">The same for every task of a campaign.</param>
    /// <param name="prompt">The task's prompt.</param>
    /// <param name="cancellation">Cancels the run from outside; the run's own time limit is a <see cref="StopReason"/>.</param>
    public async Task<AgentEnd> RunAsync(string systemPrompt, string prompt, CancellationToken cancellation)
    {
        List<ChatMessage> conversation = [new(ChatRole.System, systemPrompt), new(ChatRole.User, prompt)];
        transcript.Prompt(systemPrompt, prompt);
        try
        {
            while (true)
            {
                if (LimitReached() is { } limit)
                    return new AgentEnd(limit);
                if (await meter.Budget.ReserveAsync(_estimate.Next(conversation, options), options.MaxOutputTokens ?? 0, clock) is not { } affordable)
                    return new AgentEnd(StopReason.CostLimit);
                if (await AskAsync(conversation, affordable) is { } reply && await ActAsync(reply, conversation) is { } end)
                    return end;
            }
        }
        catch (OperationCanceledException) when (clock.Expired && !cancellation.IsCancellationRequested)
        {
            return new AgentEnd(StopReason.TimeLimit);
        }
        catch (RecordedLimitException e)
        {
            transcript.Note("replay", e.Message);
            return new AgentEnd(e.Stop);
        }
        catch (ProviderException e) when (e.Fault == ProviderFault.ContextExceeded)
        {
            transcript.Note("context_exceeded", e.Message);
            return new AgentEnd(StopReason.ContextExhausted);
        }
        catch (ProviderException e) when (e.Fault == ProviderFault.Refused)
        {
            transcript.Note("refused", e.Message);
            return new AgentEnd(StopReason.Refused);
        }
    }

    private async Task<ChatResponse?> AskAsync(List<ChatMessage> conversation, CancellationToken affordable)
    {
        try
        {
            var reply = await model.GetResponseAsync(conversation, options, affordable);
            transcript.Request(meter.Count(reply));
            if (ReplySize.ProblemOf(reply) is not null)
                return reply;
            transcript.Reply(reply);
            conversation.AddRange(reply.Messages);
            _estimate.Answered(conversation.Count, reply.Usage?.InputTokenCount, reply.Usage?.OutputTokenCount);
            return reply;
        }
        catch (ProviderException e) when (e.Fault == ProviderFault.MalformedToolCall)
        {
            // The server lost the reply, so the model cannot see its own mistake: tell it.
            transcript.Note("unreadable_call", e.Message);
            transcript.Request(meter.CountUnreadableCall());
            conversation.Add(new ChatMessage(ChatRole.User, UnreadableCall));
            return null;
        }
        catch (OperationCanceledException) when (meter.Budget.CutShort && !clock.Token.IsCancellationRequested)
        {
            // A retry did not fit into the money: ask for it as for a new request.
            return null;
        }
        finally
        {
            meter.Budget.Close();
        }
    }

    private StopReason? LimitReached()
    {
        if (clock.Expired) return StopReason.TimeLimit;
        if (meter.Turns >= limits.Turns) return StopReason.TurnLimit;
        return meter.Tokens >= limits.Tokens ? StopReason.TokenLimit : null;
    }

    private async Task<AgentEnd?> ActAsync(ChatResponse reply, List<ChatMessage> conversation)
    {
        if (ReplySize.ProblemOf(reply) is { } problem)
        {
            transcript.Note("oversized_reply", problem);
            return new AgentEnd(StopReason.TokenLimit);
        }

        var calls = reply.Messages.SelectMany(m => m.Contents).OfType<FunctionCallContent>().ToList();
        if (calls.Count == 0 && ProviderFaultRules.IsUnreadableCall(reply))
        {
            meter.NoteUnreadableCall();
            conversation.Add(new ChatMessage(ChatRole.User, UnreadableCall));
            return null;
        }

        if (calls.Count == 0)
            return EndOf(reply);

        List<AIContent> results = [];
        AgentEnd? end = null;
        foreach (var (i, call) in calls.Index())
        {
            var done = i < CallsPerReply
                ? await ToolSpan.CallAsync(tools, call, clock.Token)
                : tools.Refuse(call, $"error: not executed; at most {CallsPerReply} tool calls per reply are");
            meter.Count(done);
            transcript.Call(done);
            // Wires that have a mark for a failed call set it by the exception; the text says it on all.
            results.Add(new FunctionResultContent(call.CallId, done.Reply) { Exception = done.Status == ToolCallStatus.Succeeded ? null : new InvalidOperationException(done.Reply) });
            if (end is null && done is { Tool: ToolNames.Submit, Status: ToolCallStatus.Succeeded })
                end = new AgentEnd(StopReason.Submitted, done.Argument("summary") ?? "");
        }

        conversation.Add(new ChatMessage(ChatRole.Tool, results));
        return end;
    }

    private AgentEnd EndOf(ChatResponse reply)
    {
        var text = reply.Text.Trim();
        var refused = reply.FinishReason == ChatFinishReason.ContentFilter
            || reply.Messages.SelectMany(m => m.Contents).OfType<ErrorContent>().Any(e => e.ErrorCode == "Refusal");
        if (refused)
            return new AgentEnd(StopReason.Refused, text);
        // A reply that was cut off at the output limit is no final answer.
        if (reply.FinishReason == ChatFinishReason.Length)
            return new AgentEnd(StopReason.TokenLimit, text);
        if (text.Length == 0)
            return new AgentEnd(StopReason.EmptyReply);
        meter.TextualToolCall = FinalText.HoldsToolCall(text, tools.Names);
        return new AgentEnd(StopReason.FinalAnswer, text);
    }
}
