using System.Globalization;
using Harness.Agents;
using Harness.Models;
using Harness.Tools;
using Microsoft.Extensions.AI;

namespace Harness.Tool.Doctor;

/// <summary>One short answer through the wire that a campaign would use, with a tool on offer as every run has.</summary>
internal static class CallCheck
{
    private const string Name = "call";

    // Some services refuse a limit below 16.
    private const int OutputTokens = 16;

    /// <param name="probe">The model.</param>
    /// <param name="keyVariable">The variable that holds its key, for the cure.</param>
    /// <param name="progress">Is told beforehand that this costs money.</param>
    /// <param name="time">The moment of the request decides the price.</param>
    /// <param name="cancellation">Ends the call.</param>
    public static async Task<Finding> LookAsync(ProbedModel probe, string? keyVariable, Action<string> progress, TimeProvider time, CancellationToken cancellation)
    {
        var model = probe.Model;
        progress($"asking {model.ModelId} for one answer of at most {OutputTokens} tokens, which the provider charges for; --no-call leaves it out");
        var options = model.Options.Clone();
        options.MaxOutputTokens = OutputTokens;
        options.Tools = [.. new ToolBox([new SubmitTool()], []).Declarations];
        try
        {
            var reply = await probe.Client.GetResponseAsync([new ChatMessage(ChatRole.User, "Answer with the word ok.")], options, cancellation);
            return Answered(probe, reply, time);
        }
        catch (NotSupportedException e)
        {
            return Finding.Failed(Name, e.Message, "unset the setting that this model does not take");
        }
        catch (Exception e) when (e is ProviderException or ProviderExhaustedException)
        {
            var fault = e as ProviderException ?? e.InnerException as ProviderException;
            return Failed(model, model.Redaction.Apply(e.Message), fault, keyVariable);
        }
    }

    private static Finding Answered(ProbedModel probe, ChatResponse reply, TimeProvider time)
    {
        var model = probe.Model;
        var meter = new RunMeter(model.Prices, new RunBudget(model.Prices, runLimit: null, ledger: null, "doctor", time), time);
        meter.Count(reply);
        var cost = meter.CostUsd is { } usd ? string.Create(CultureInfo.InvariantCulture, $"USD {usd:0.##########}") : "cost unknown";
        var answered = model.Redaction.Apply(reply.ModelId ?? "a model without a name");
        var message = string.Create(CultureInfo.InvariantCulture, $"answered by {answered} in {probe.Latency.TotalSeconds:0.00} s, {meter.Usage.Input?.ToString(CultureInfo.InvariantCulture) ?? "?"} + {meter.Usage.Output?.ToString(CultureInfo.InvariantCulture) ?? "?"} tokens, {cost}");
        if (reply.Usage?.InputTokenCount is null || reply.Usage.OutputTokenCount is null)
            return Finding.Warning(Name, message + ": the server reports no tokens", "costs and token limits cannot be held; see the server's settings");
        return answered.Contains(model.ModelId!, StringComparison.OrdinalIgnoreCase) || model.ModelId!.Contains(answered, StringComparison.OrdinalIgnoreCase)
            ? Finding.Ok(Name, message)
            : Finding.Warning(Name, $"{message}; {model.ModelId} was asked for", "check that this is the model that you want to measure: some ids are aliases that move");
    }

    private static Finding Failed(ModelUnderTest model, string message, ProviderException? fault, string? keyVariable) => fault switch
    {
        { Status: 401 or 403 } => Finding.Failed(Name, message, $"check the key in {keyVariable ?? "the model's key variable"}, and that it may use this model"),
        { Fault: ProviderFault.StopCampaign } => Finding.Failed(Name, message, "check the credit and the quota of the account that the key belongs to"),
        { Fault: ProviderFault.RateLimited } => Finding.Warning(Name, message, "the account's limit is reached now; a campaign waits and tries again by itself"),
        { Status: 404 } => Finding.Failed(Name, message, $"the server does not know the model {model.ModelId} or the path: check modelId and baseUrl"),
        { Fault: ProviderFault.HarnessDefect } => Finding.Failed(Name, message, "the server refuses the request: check modelId, maxTokensField and the sampling settings"),
        _ => Finding.Failed(Name, message, "try again; if it stays, look at the server's log or its status page"),
    };
}
