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

    // Prefixes such as "sk-proj-" are no secret and stand in harmless text.
    private const int LongestHarmlessPart = 20;

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
            text = WithoutBeginnings(text.Replace(secret, Mask, StringComparison.Ordinal), secret);
        return text;
    }

    // What is shown is often cut: of a long key, its beginning is what then stands there.
    private static string WithoutBeginnings(string text, string secret)
    {
        if (secret.Length <= LongestHarmlessPart) return text;
        var beginning = secret[..LongestHarmlessPart];
        for (var at = text.IndexOf(beginning, StringComparison.Ordinal); at >= 0; at = text.IndexOf(beginning, at, StringComparison.Ordinal))
        {
            var length = text.AsSpan(at).CommonPrefixLength(secret);
            text = string.Concat(text.AsSpan(0, at), Mask, text.AsSpan(at + length));
        }

        return text;
    }

    private static string[] Escaped(string text) =>
        [JsonSerializer.Serialize(text, RecordJson.Line)[1..^1], JsonSerializer.Serialize(text)[1..^1]];
}
