using System.Text.Json;
using Harness.Campaigns.Records;

namespace Harness.Models;

/// <summary>Replaces every configured key in text that is written, wherever it comes from. A server may echo a key in an error.</summary>
public sealed class Redaction
{
    /// <summary>What stands in place of a key.</summary>
    public const string Mask = "[redacted]";

    // A shorter "key" is a word like "none" or "test", and would punch holes into harmless text.
    private const int ShortestSecret = 8;

    private readonly List<string> _secrets = [];

    /// <param name="secrets">The keys; shorter than eight characters are not looked for.</param>
    public Redaction(IEnumerable<string> secrets)
    {
        foreach (var secret in secrets.Where(s => s.Length >= ShortestSecret))
        {
            // A call's arguments are JSON within the transcript's JSON, and two encoders are in use.
            string[] once = [secret, .. Escaped(secret)];
            _secrets.AddRange([.. once, .. once.SelectMany(Escaped), Uri.EscapeDataString(secret)]);
        }

        _secrets = [.. _secrets.Distinct(StringComparer.Ordinal).OrderByDescending(s => s.Length)];
    }

    /// <summary>The text without keys.</summary>
    public string Apply(string text)
    {
        foreach (var secret in _secrets)
            text = text.Replace(secret, Mask, StringComparison.Ordinal);
        return text;
    }

    private static string[] Escaped(string text) =>
        [JsonSerializer.Serialize(text, RecordJson.Line)[1..^1], JsonSerializer.Serialize(text)[1..^1]];
}
