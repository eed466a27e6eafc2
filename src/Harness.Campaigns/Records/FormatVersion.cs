using System.Text.Json;

namespace Harness.Campaigns.Records;

/// <summary>Looks at a document's version before anything else in it, as a newer one may not even parse.</summary>
internal static class FormatVersion
{
    /// <summary>The complaint about a document that is newer than its reader; null when it can be read.</summary>
    /// <exception cref="JsonException">The text is not a JSON object with a numeric version.</exception>
    public static string? Complaint(ReadOnlySpan<byte> json, int newest)
    {
        var version = JsonSerializer.Deserialize<VersionOnly>(json, RecordJson.Line)?.FormatVersion;
        return version > newest
            ? FormattableString.Invariant($"format version {version} was written by a newer harness; this one reads up to {newest}. Update the harness.")
            : null;
    }

    private sealed record VersionOnly(int FormatVersion);
}
