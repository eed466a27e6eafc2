using Harness.Models;
using Harness.Settings;

namespace Harness.Tool.Doctor;

/// <summary>Whether the key of a model is there and can be sent. It is never shown.</summary>
internal static class KeyCheck
{
    private const string Name = "key";

    /// <summary>Of a model of the catalog that could be made: then there is a key, or it needs none.</summary>
    public static Finding Of(ModelAccess access) => access.KeyVariable is { } holder
        ? Finding.Ok(Name, $"{holder} is set and can be sent")
        : Finding.Ok(Name, "none is sent: the provider needs none, or requests are signed");

    public static Finding Look(ModelSettings model, Func<string, string?> variable)
    {
        if (model.ApiKeyVariable is not { Length: > 0 } holder)
            return Finding.Ok(Name, "none is sent: the model's apiKeyVariable names no variable");
        if (variable(holder) is not { } key)
            return Finding.Failed(Name, $"the environment variable {holder} is not set", $"export {holder}=... with the key of your account");
        return key.All(c => c is > ' ' and <= '~')
            ? Finding.Ok(Name, $"{holder} is set and can be sent")
            : Finding.Failed(Name, $"the key in {holder} holds a space, a line break or a character outside ASCII", "copy it again, without anything around it");
    }
}
