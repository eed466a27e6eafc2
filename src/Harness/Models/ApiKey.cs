using System.Net.Http.Headers;

namespace Harness.Models;

/// <summary>A key that can be sent and cannot be printed.</summary>
internal sealed class ApiKey
{
    private readonly string? _value;

    /// <exception cref="ArgumentException">The key holds characters that no header can carry; the message does not show it.</exception>
    public ApiKey(string? value)
    {
        if (string.IsNullOrEmpty(value)) return;
        if (!CanBeSent(value))
            throw new ArgumentException("The API key holds a space, a line break or a character outside ASCII.", nameof(value));
        _value = value;
    }

    /// <summary>Whether a header can carry the key.</summary>
    public static bool CanBeSent(string value) => value.All(c => c is > ' ' and <= '~');

    public void AddTo(HttpRequestHeaders headers, OpenAiCompatibleProfile profile)
    {
        if (_value is null) return;
        if (!headers.TryAddWithoutValidation(profile.AuthHeader, profile.AuthPrefix + _value))
            throw new NotSupportedException($"{profile.Name}: '{profile.AuthHeader}' is not the name of a request header.");
    }

    /// <summary>The text without the key: some servers quote the key that they reject.</summary>
    public string Redact(string text) => _value is null ? text : text.Replace(_value, "[key]", StringComparison.OrdinalIgnoreCase);

    public override string ToString() => _value is null ? "(no key)" : "[key]";
}
