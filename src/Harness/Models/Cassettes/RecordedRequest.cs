namespace Harness.Models.Cassettes;

/// <summary>A request as it is compared and stored: no header, no host and no query, where keys are; keys in path and body are masked.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The address's path.</param>
/// <param name="Body">What was sent.</param>
internal sealed record RecordedRequest(string Method, string Path, RequestBody Body)
{
    /// <summary>The hash of method, path and the whole canonical body.</summary>
    public string Hash { get; } = CassetteChain.Hash($"{Method} {Path}\n{Body.Canonical()}");

    public static async Task<RecordedRequest> OfAsync(
        HttpRequestMessage request, Redaction redaction, CanonicalTexts texts, CancellationToken cancellationToken)
    {
        var text = "";
        if (request.Content is { } content)
        {
            // Content that can be written once only could not be sent any more.
            await content.LoadIntoBufferAsync(cancellationToken).ConfigureAwait(false);
            text = await content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
        }

        var path = request.RequestUri is { } address ? address.AbsolutePath : "/";
        return new RecordedRequest(request.Method.Method, redaction.Apply(path), RequestBody.Parse(redaction.Apply(text), texts));
    }

    /// <summary>Where <paramref name="now"/> differs, by path.</summary>
    public IEnumerable<(string Path, string? Recorded, string? Now)> DifferencesTo(RecordedRequest now)
    {
        var (recordedText, nowText) = (Body.Canonical(), now.Body.Canonical());
        return Body.Text is null && now.Body.Text is null
            ? JsonDifferences.Between(CanonicalJson.TryParse(recordedText), CanonicalJson.TryParse(nowText))
            : JsonDifferences.OfValues(CanonicalJson.Quote(recordedText), CanonicalJson.Quote(nowText), "$");
    }
}
