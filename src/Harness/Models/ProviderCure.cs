namespace Harness.Models;

/// <summary>What to do about a fault that stops a campaign, in one sentence that names the setting and the way to go on.</summary>
/// <param name="modelId">The id that was sent; null when it is not known.</param>
/// <param name="access">By what the model is reached; null when that is not known, and the sentence then stays general.</param>
/// <param name="campaign">The campaign's id.</param>
public sealed class ProviderCure(string? modelId, ModelAccess? access, string campaign)
{
    private static readonly string[] UnknownModelTexts =
        ["model_not_found", "invalid_model", "model not exist", "not a valid model", "model identifier is invalid"];

    private string GoOn => $"then continue the campaign with HARNESS_CAMPAIGN={campaign}";

    private string Service => access?.Address ?? "the service";

    private string Key => access?.KeyVariable is { } variable ? "the key in " + variable : "the key";

    /// <summary>The cure; null when none is known.</summary>
    public string? Of(ProviderException error) => error switch
    {
        _ when IsUnknownModel(error) =>
            $"{Service} does not know the model id '{modelId}', or is not the right address: set {access?.ModelIdSetting ?? "the model's modelId"} to an id that the service lists, and check the model's baseUrl",
        { Fault: not ProviderFault.StopCampaign } => null,
        _ when ProviderFaultRules.IsQuota(error) =>
            $"the account of {Key} has no credit or has used up its quota at {Service}: top it up at the provider, {GoOn}",
        { Status: 403 } =>
            $"{Key} may not use the model '{modelId}' at {Service}: allow it at the provider or use another key, {GoOn}",
        _ when access is { KeyVariable: null } =>
            $"{Service} wants a key: name the environment variable that holds it in {access.KeySetting}, {GoOn}",
        _ when access is null =>
            $"check the key in the environment variable that the model's apiKeyVariable names, {GoOn}",
        _ => $"{Key} was rejected by {Service}: set a valid one, {GoOn}",
    };

    private static bool IsUnknownModel(ProviderException error) =>
        error.Status is 404 || (error.Status is 400 or 403 or 422 && UnknownModelTexts.Any(text => error.Message.Contains(text, StringComparison.OrdinalIgnoreCase)));
}
