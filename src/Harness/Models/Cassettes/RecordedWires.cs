using System.Text.Json;
using Harness.Campaigns.Records;
using Harness.Models.Wires;
using Microsoft.Extensions.AI;

namespace Harness.Models.Cassettes;

/// <summary>Describes clients for the manifest of a campaign, and makes them again from it. A new wire adds a case to both.</summary>
internal static class RecordedWires
{
    public const string OpenAiCompatible = "openai-compatible";

    // Nothing listens here, and nothing is asked: a player answers.
    private static readonly Uri Nowhere = new("http://replay.invalid");

    /// <summary>What the manifest says about a client of OpenAI's chat completions.</summary>
    public static RecordedClient Describe(Uri baseUrl, string modelId, OpenAiCompatibleProfile profile, ChatOptions options, Redaction redaction) => new()
    {
        Wire = OpenAiCompatible,
        Provider = profile.Name,
        ModelId = modelId,
        BasePath = redaction.Apply(baseUrl.AbsolutePath),
        Profile = Redacted(JsonSerializer.SerializeToElement(profile, RecordJson.Line), redaction),
        Options = JsonSerializer.SerializeToElement(options, Settings),
    };

    /// <summary>The same wire's client; it has no key.</summary>
    /// <exception cref="CassetteException">This harness does not know the wire, or cannot read its profile.</exception>
    public static IChatClient Client(RecordedClient recorded, HttpClient http, TimeProvider clock)
    {
        var address = new Uri(Nowhere, recorded.BasePath);
        return recorded.Wire switch
        {
            OpenAiCompatible => new OpenAiCompatibleChatClient(
                http,
                new WireEndpoint { Provider = recorded.Provider, BaseUrl = address, ModelId = recorded.ModelId, Clock = clock },
                Profile<OpenAiCompatibleProfile>(recorded)),
            _ => throw new CassetteException($"it was recorded on the wire '{recorded.Wire}', and this harness plays {OpenAiCompatible}"),
        };
    }

    /// <summary>What every request carried beside conversation and tools.</summary>
    /// <exception cref="CassetteException">They cannot be read.</exception>
    public static ChatOptions Options(RecordedClient recorded) =>
        recorded.Options is { } options ? Read<ChatOptions>(options, Settings, "options") : new ChatOptions();

    private static JsonSerializerOptions Settings => AIJsonUtilities.DefaultOptions;

    private static T Profile<T>(RecordedClient recorded) =>
        Read<T>(recorded.Profile ?? throw new CassetteException("the client's profile is missing in campaign.json"), RecordJson.Line, "profile");

    private static T Read<T>(JsonElement element, JsonSerializerOptions settings, string what)
    {
        try
        {
            return element.Deserialize<T>(settings) ?? throw new JsonException("it is null");
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            throw new CassetteException($"the client's {what} in campaign.json cannot be read: {e.Message}", e);
        }
    }

    private static JsonElement Redacted(JsonElement element, Redaction redaction) =>
        JsonDocument.Parse(redaction.Apply(element.GetRawText())).RootElement;
}
