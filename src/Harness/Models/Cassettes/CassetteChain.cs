using System.Security.Cryptography;
using System.Text;

namespace Harness.Models.Cassettes;

/// <summary>
/// Ties each line of a cassette to all before it: its chain value is the hash of the value before and of everything else in the line. The
/// run's record keeps the last one, so that neither an edit nor a missing end goes unnoticed.
/// </summary>
internal static class CassetteChain
{
    private const int Length = 32;
    private const string Start = ",\"chain\":\"";
    private const string End = "\"}";

    /// <summary>The first 128 bits of SHA-256 as 32 lower-case hex digits.</summary>
    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..Length];

    /// <summary>Adds the chain value to a line.</summary>
    /// <param name="before">The value of the line before; null for the first.</param>
    /// <param name="json">A JSON object.</param>
    public static (string Line, string Value) Close(string? before, string json)
    {
        var body = json[..^1];
        var value = Hash($"{before}\n{body}");
        return (body + Start + value + End, value);
    }

    /// <summary>The chain value of a line; null when it does not follow from the value before and the line.</summary>
    public static string? Verify(string? before, string line)
    {
        var at = line.Length - Start.Length - Length - End.Length;
        if (at < 0 || line[at..(at + Start.Length)] != Start) return null;
        var (closed, value) = Close(before, line[..at] + "}");
        return closed == line ? value : null;
    }
}
