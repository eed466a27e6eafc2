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

    /// <param name="headers">The request's.</param>
    /// <param name="name">The header, e.g. <c>Authorization</c>.</param>
    /// <param name="prefix">What stands before the key, e.g. <c>"Bearer "</c>.</param>
    /// <exception cref="NotSupportedException">No request header has such a name.</exception>
    public void AddTo(HttpRequestHeaders headers, string name, string prefix)
    {
        if (_value is null) return;
        if (!headers.TryAddWithoutValidation(name, prefix + _value))
            throw new NotSupportedException($"'{name}' is not the name of a request header.");
    }

    /// <summary>The text without the key: some servers quote the key that they reject.</summary>
    public string Redact(string text) => _value is null ? text : text.Replace(_value, "[key]", StringComparison.OrdinalIgnoreCase);

    public override string ToString() => _value is null ? "(no key)" : "[key]";
}
