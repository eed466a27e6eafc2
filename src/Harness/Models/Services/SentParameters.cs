using System.Text;
using System.Text.Json;
using Harness.Settings;
using Microsoft.Extensions.AI;

namespace Harness.Models.Services;

/// <summary>
/// What a wire really sends beside the conversation, the tools and the limit of a reply: read from the body of a request that is written
/// and never leaves. What the wire cannot carry is found in the same way, before the first call.
/// </summary>
internal static class SentParameters
{
    // Per run, or so long that they say nothing: prompts and tools have their own place in the fingerprint.
    private static readonly string[] Conversation = ["messages", "input", "system", "instructions", "tools", "toolConfig", "tool_choice", "include"];
    private static readonly string[] ReplyLimits = ["max_tokens", "max_completion_tokens", "max_output_tokens", "inferenceConfig.maxTokens"];

    /// <summary>The parameters by their path in the body, values as JSON, ordered.</summary>
    /// <exception cref="SettingsException">The wire, or this model, does not take an option.</exception>
    public static async Task<IReadOnlyDictionary<string, string>> OfAsync(ModelService service, ChatOptions options)
    {
        using var capture = new CapturingHandler();
        var asked = options.Clone();
        asked.MaxOutputTokens ??= Limits.Default.OutputTokensPerReply;
        try
        {
            using var client = service.CreateClient(capture);
            await client.GetResponseAsync([new ChatMessage(ChatRole.User, "-")], asked);
        }
        catch (NotSupportedException e)
        {
            throw new SettingsException($"MODEL={service.Name}: {e.Message}");
        }
        catch (ProviderException) when (capture.Body is not null)
        {
            // What was to be seen is seen.
        }

        var sent = new SortedDictionary<string, string>(StringComparer.Ordinal);
        using var body = JsonDocument.Parse(capture.Body ?? "{}");
        Collect(body.RootElement, "", sent);
        return sent;
    }

    private static void Collect(JsonElement element, string path, SortedDictionary<string, string> sent)
    {
        foreach (var property in element.EnumerateObject())
        {
            var name = path.Length == 0 ? property.Name : $"{path}.{property.Name}";
            if (Conversation.Contains(name) || ReplyLimits.Contains(name)) continue;
            if (property.Value.ValueKind == JsonValueKind.Object) Collect(property.Value, name, sent);
            else sent[name] = property.Value.GetRawText();
        }
    }

    private sealed class CapturingHandler : HttpMessageHandler
    {
        public string? Body { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Body = request.Content is null ? "{}" : Encoding.UTF8.GetString(await request.Content.ReadAsByteArrayAsync(cancellationToken));
            throw new HttpRequestException("written, not sent");
        }
    }
}
