using System.Security.Cryptography;
using System.Text.Json;
using Harness.Campaigns.Catalog;
using Harness.Campaigns.Records;

namespace Harness.Campaigns.Predictions;

/// <summary>
/// <c>predictions.json</c>: what is expected of a campaign, written before its first run. <c>fixtures/predictions.schema.json</c>
/// describes it for editors.
/// </summary>
/// <param name="Suite">The suite that it is about.</param>
/// <param name="Predictions">In the order of the file.</param>
/// <param name="Falsifications">In the order of the file.</param>
public sealed record PredictionFile(string Suite, IReadOnlyList<Prediction> Predictions, IReadOnlyList<FalsificationCondition> Falsifications)
{
    /// <summary>Its name in a campaign's folder.</summary>
    public const string Name = "predictions.json";

    /// <summary>Raised when a reader of the older format would misread the newer one.</summary>
    public const int CurrentFormatVersion = 1;

    private const int LongestFile = 1 << 20;
    private const int MostProblems = 20;

    /// <summary>Reads a file.</summary>
    /// <exception cref="CampaignFormatException">It is not such a file; names the place, what stands there and what is allowed.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static PredictionFile Read(string path) => Parse(ReadBytes(path), path);

    /// <summary>Reads the content of a file.</summary>
    /// <param name="json">The content.</param>
    /// <param name="file">The path that messages name.</param>
    /// <exception cref="CampaignFormatException">As <see cref="Read"/>.</exception>
    public static PredictionFile Parse(ReadOnlyMemory<byte> json, string file)
    {
        try
        {
            if (FormatVersion.Complaint(json.Span, CurrentFormatVersion) is { } complaint)
                throw new CampaignFormatException(file, null, complaint);
            using var document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                throw new CampaignFormatException(file, null, $"not a file of predictions: it holds {document.RootElement.ValueKind}, not an object.");
            List<string> problems = [];
            var predictions = PredictionReader.Read(new JsonRow(document.RootElement, Name, "", problems));
            return problems.Count == 0
                ? predictions
                : throw new CampaignFormatException(file, null, string.Join('\n', problems.Take(MostProblems)));
        }
        catch (JsonException e)
        {
            throw new CampaignFormatException(file, (int?)e.LineNumber + 1, "not a file of predictions: " + e.Message, e);
        }
        // Half a character in a text is only noticed when the text is asked for.
        catch (InvalidOperationException e)
        {
            throw new CampaignFormatException(file, null, "not a file of predictions: " + e.Message, e);
        }
    }

    /// <summary>The content of a file of at most one mebibyte.</summary>
    /// <exception cref="CampaignFormatException">It is longer.</exception>
    internal static byte[] ReadBytes(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        if (stream.Length > LongestFile)
            throw new CampaignFormatException(path, null, FormattableString.Invariant($"the file has {stream.Length} bytes; one of predictions has at most {LongestFile}."));
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>The SHA-256 by which a file is registered.</summary>
    internal static string HashOf(byte[] json) => Convert.ToHexStringLower(SHA256.HashData(json));
}
