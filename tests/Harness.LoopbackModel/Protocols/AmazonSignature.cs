using System.Security.Cryptography;
using System.Text;

namespace Harness.Loopback.Protocols;

/// <summary>
/// Checks a Signature Version 4 from what arrived, as the service does: which headers are signed is read from the request, the path is
/// the one on the wire. Shares nothing with the code that signs.
/// </summary>
internal static class AmazonSignature
{
    public static bool IsRight(ReceivedRequest request, string secret)
    {
        var fields = request.Headers["Authorization"]["AWS4-HMAC-SHA256 ".Length..].Split(", ").Select(field => field.Split('=', 2)).ToDictionary(field => field[0], field => field[1]);
        var scope = fields["Credential"].Split('/', 2)[1];
        var canonical = new StringBuilder();
        canonical.Append(request.Method).Append('\n').Append(Escaped(request.Target)).Append("\n\n");
        foreach (var name in fields["SignedHeaders"].Split(';')) canonical.Append(name).Append(':').Append(request.Headers[name].Trim()).Append('\n');
        canonical.Append('\n').Append(fields["SignedHeaders"]).Append('\n').Append(Hex(SHA256.HashData(request.Bytes.Span)));

        var toSign = string.Join('\n', "AWS4-HMAC-SHA256", request.Headers["x-amz-date"], scope, Hex(SHA256.HashData(Encoding.UTF8.GetBytes(canonical.ToString()))));
        var key = Encoding.UTF8.GetBytes("AWS4" + secret);
        foreach (var part in scope.Split('/')) key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(part));
        return Hex(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(toSign))) == fields["Signature"];
    }

    // "%" alone: what else a canonical path would escape is escaped already when it is sent.
    private static string Escaped(string target) => target.Replace("%", "%25", StringComparison.Ordinal);

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);
}
