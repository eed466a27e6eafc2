using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace Harness.Models.Wires;

/// <summary>
/// Signs requests as Amazon's services ask for it, Signature Version 4:
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html (read 2026-11).
/// </summary>
/// <param name="credentials">Who signs.</param>
/// <param name="service">The service's name in the signature, e.g. <c>bedrock</c>.</param>
public sealed class SigV4(AwsCredentials credentials, string service)
{
    private const string Algorithm = "AWS4-HMAC-SHA256";

    /// <summary>Adds the date, the session token and the signature. The request must not be changed afterwards.</summary>
    /// <param name="request">Address, method and content type are part of what is signed.</param>
    /// <param name="body">The body's bytes.</param>
    /// <param name="now">The date of the signature; Amazon takes it for five minutes.</param>
    public void Sign(HttpRequestMessage request, ReadOnlySpan<byte> body, DateTimeOffset now)
    {
        var date = now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var uri = request.RequestUri!;
        var signed = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["host"] = uri.Authority, ["x-amz-date"] = date };
        if (request.Content?.Headers.ContentType is { } type) signed["content-type"] = type.ToString();
        if (credentials.SessionToken is { } token) signed["x-amz-security-token"] = token;

        var names = string.Join(';', signed.Keys);
        var canonical = string.Join('\n', [
            request.Method.Method,
            PathOf(uri),
            QueryOf(uri),
            .. signed.Select(header => $"{header.Key}:{header.Value}"),
            "",
            names,
            Convert.ToHexStringLower(SHA256.HashData(body)),
        ]);
        var scope = $"{date[..8]}/{credentials.Region}/{service}/aws4_request";
        var toSign = $"{Algorithm}\n{date}\n{scope}\n{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)))}";

        Add(request.Headers, "x-amz-date", date);
        if (credentials.SessionToken is { } session) Add(request.Headers, "x-amz-security-token", session);
        Add(request.Headers, "Authorization", $"{Algorithm} Credential={credentials.AccessKeyId}/{scope}, SignedHeaders={names}, Signature={Convert.ToHexStringLower(Hash(KeyOf(date[..8]), toSign))}");
    }

    // Escaped once more than it is sent, as with all services but S3: the ':' of a model id goes out as %3A and is signed as %253A.
    private static string PathOf(Uri uri) => string.Join('/', uri.AbsolutePath.Split('/').Select(Uri.EscapeDataString));

    private static string QueryOf(Uri uri) => string.Join('&', uri.Query.TrimStart('?')
        .Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(parameter => parameter.Contains('=', StringComparison.Ordinal) ? parameter : parameter + "=")
        .Order(StringComparer.Ordinal));

    private byte[] KeyOf(string day)
    {
        var key = Hash(Encoding.UTF8.GetBytes("AWS4" + credentials.SecretAccessKey), day);
        return new[] { credentials.Region, service, "aws4_request" }.Aggregate(key, Hash);
    }

    private static byte[] Hash(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));

    private static void Add(HttpRequestHeaders headers, string name, string value) => headers.TryAddWithoutValidation(name, value);
}
