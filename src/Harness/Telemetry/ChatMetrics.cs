using System.Diagnostics;
using Microsoft.Extensions.AI;

namespace Harness.Telemetry;

/// <summary>The metrics of the requests of one model call.</summary>
/// <param name="metadata">Who is asked.</param>
/// <param name="requested">The model id that is sent.</param>
/// <param name="clean">Makes a server's word fit to be shown.</param>
internal sealed class ChatMetrics(ChatClientMetadata? metadata, string requested, Func<string?, string?> clean)
{
    /// <summary>Who is asked; a script is <c>harness</c>.</summary>
    public static string ProviderOf(ChatClientMetadata? metadata) => metadata?.ProviderName ?? "harness";

    /// <summary>Counts one request.</summary>
    /// <param name="duration">From the request to its end.</param>
    /// <param name="error">Why it failed; null when it was answered.</param>
    /// <param name="response">What came back: an answer that is void was billed all the same.</param>
    public void Request(TimeSpan duration, string? error, ChatResponse? response)
    {
        var tags = Tags(response);
        if (response?.Usage is { } usage)
        {
            Tokens("input", usage.InputTokenCount, tags);
            Tokens("output", usage.OutputTokenCount, tags);
        }

        if (error is not null) tags.Add(Attributes.ErrorType, error);
        HarnessTelemetry.OperationDuration.Record(duration.TotalSeconds, tags);
    }

    private static void Tokens(string type, long? count, TagList tags)
    {
        if (count is not { } known) return;
        tags.Add(Attributes.TokenType, type);
        HarnessTelemetry.TokenUsage.Record(known, tags);
    }

    private TagList Tags(ChatResponse? response)
    {
        var tags = new TagList
        {
            { Attributes.Operation, "chat" },
            { Attributes.Provider, ProviderOf(metadata) },
            { Attributes.RequestModel, requested },
        };
        if (clean(response?.ModelId) is { } answered) tags.Add(Attributes.ResponseModel, answered);
        if (metadata?.ProviderUri is { } server)
        {
            tags.Add(Attributes.ServerAddress, server.Host);
            tags.Add(Attributes.ServerPort, server.Port);
        }

        return tags;
    }
}
