using System.Text.Json;
using Harness.Campaigns.Catalog;
using Harness.Campaigns.Records;
using Harness.Models.Services;
using Harness.Models.Wires;
using Microsoft.Extensions.AI;

namespace Harness.Models.Cassettes;

/// <summary>Describes clients for the manifest of a campaign, and makes them again from it. A new wire adds a case to both.</summary>
internal static class RecordedWires
{
    // Nothing listens here, and nothing is asked: a player answers.
    private static readonly Uri Nowhere = new("http://replay.invalid");

    /// <summary>What the manifest says about the clients of a service.</summary>
    public static RecordedClient Describe(ModelService service, ChatOptions options, Redaction redaction) => new()
    {
        Wire = NameOf(service.Wire.Wire),
        Provider = service.Endpoint.Provider,
        ModelId = service.Endpoint.ModelId,
        BasePath = redaction.Apply(service.Endpoint.BaseUrl.AbsolutePath),
        Profile = Redacted(JsonSerializer.SerializeToElement(service.Wire.Profile, service.Wire.Profile.GetType(), RecordJson.Line), redaction),
        Options = JsonSerializer.SerializeToElement(options, Settings),
    };

    /// <summary>The same wire's client; it has no key.</summary>
    /// <exception cref="CassetteException">The client's profile cannot be read.</exception>
    public static IChatClient Client(RecordedClient recorded, HttpMessageHandler player, TimeProvider clock)
    {
        var endpoint = new WireEndpoint { Provider = recorded.Provider, BaseUrl = new Uri(Nowhere, recorded.BasePath), ModelId = recorded.ModelId, Clock = clock };
        var wire = WireOf(recorded);
        return new WireChoice(wire, Profile(recorded, wire)).CreateClient(ProviderHttp.CreateClient(player, clock), endpoint, credentials: null);
    }

    /// <summary>What every request carried beside conversation and tools.</summary>
    /// <exception cref="CassetteException">They cannot be read.</exception>
    public static ChatOptions Options(RecordedClient recorded) =>
        recorded.Options is { } options ? (ChatOptions)Read(options, typeof(ChatOptions), Settings, "options") : new ChatOptions();

    private static JsonSerializerOptions Settings => AIJsonUtilities.DefaultOptions;

    private static string NameOf(ModelWire wire) => JsonSerializer.SerializeToElement(wire).GetString()!;

    private static ModelWire WireOf(RecordedClient recorded) =>
        Enum.GetValues<ModelWire>().Where(wire => NameOf(wire) == recorded.Wire).Select(wire => (ModelWire?)wire).FirstOrDefault()
        ?? throw new CassetteException($"it was recorded on the wire '{recorded.Wire}', which this harness does not know");

    private static object Profile(RecordedClient recorded, ModelWire wire) => Read(
        recorded.Profile ?? throw new CassetteException("the client's profile is missing in campaign.json"),
        WireChoice.ProfileOf(wire),
        RecordJson.Line,
        "profile");

    private static object Read(JsonElement element, Type type, JsonSerializerOptions settings, string what)
    {
        try
        {
            return element.Deserialize(type, settings) ?? throw new JsonException("it is null");
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            throw new CassetteException($"the client's {what} in campaign.json cannot be read: {e.Message}", e);
        }
    }

    private static JsonElement Redacted(JsonElement element, Redaction redaction) =>
        JsonDocument.Parse(redaction.Apply(element.GetRawText())).RootElement;
}
