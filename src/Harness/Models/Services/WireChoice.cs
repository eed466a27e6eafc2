using Harness.Campaigns.Catalog;
using Harness.Models.Wires;
using Microsoft.Extensions.AI;

namespace Harness.Models.Services;

/// <summary>A wire, and what is special about a service or a model on it.</summary>
/// <param name="Wire">The protocol.</param>
/// <param name="Profile">
/// <see cref="OpenAiCompatibleProfile"/>, <see cref="BedrockConverseProfile"/>, <see cref="AnthropicOptions"/> or <see cref="ResponsesOptions"/>,
/// in the order of <see cref="ModelWire"/>'s chat completions, Converse, messages and Responses.
/// </param>
internal sealed record WireChoice(ModelWire Wire, object Profile)
{
    /// <summary>The type of <see cref="Profile"/> on a wire.</summary>
    public static Type ProfileOf(ModelWire wire) => wire switch
    {
        ModelWire.ChatCompletions => typeof(OpenAiCompatibleProfile),
        ModelWire.Converse => typeof(BedrockConverseProfile),
        ModelWire.AnthropicMessages => typeof(AnthropicOptions),
        ModelWire.OpenAiResponses => typeof(ResponsesOptions),
        _ => throw new ArgumentOutOfRangeException(nameof(wire), wire, "this wire has no client"),
    };

    /// <summary>A client. The official libraries are loaded by the wires that use them, and by no other.</summary>
    /// <param name="http">Sends; not disposed by the client.</param>
    /// <param name="endpoint">Where the model is served.</param>
    /// <param name="credentials">Sign requests to Amazon where there is no key.</param>
    public IChatClient CreateClient(HttpClient http, WireEndpoint endpoint, AwsCredentials? credentials) => Profile switch
    {
        OpenAiCompatibleProfile profile => new OpenAiCompatibleChatClient(http, endpoint, profile),
        BedrockConverseProfile profile => new BedrockConverseChatClient(http, endpoint, profile, credentials),
        AnthropicOptions options => new AnthropicChatClient(http, endpoint, options),
        ResponsesOptions options => new ResponsesChatClient(http, endpoint, options),
        _ => throw new InvalidOperationException($"{Profile.GetType().Name} belongs to no wire"),
    };
}
