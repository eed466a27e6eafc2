namespace Harness.Models;

/// <summary>By what a model is reached, in the words of the settings, so that a message can name what to mend.</summary>
public sealed record ModelAccess
{
    /// <summary>The service's address, without user, password and query.</summary>
    public required string Address { get; init; }

    /// <summary>The environment variable that holds the key; null when no key is sent.</summary>
    public string? KeyVariable { get; init; }

    /// <summary>The setting that names <see cref="KeyVariable"/>, with its variable, e.g. <c>models:local:apiKeyVariable (HARNESS_...)</c>.</summary>
    public required string KeySetting { get; init; }

    /// <summary>The setting that holds the model id, with its variable.</summary>
    public required string ModelIdSetting { get; init; }

    /// <summary>An address as messages may show it.</summary>
    public static string Shown(Uri address) => $"{address.Scheme}://{address.Authority}{address.AbsolutePath}";
}
