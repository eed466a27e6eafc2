using System.Text.Json;

namespace Harness.Models.Cassettes;

/// <summary>
/// The canonical texts of one conversation. Nearly all of a request was in the one before it, messages as well as tools; what was
/// written there in the same characters is not sorted and written once more. Safe for parallel use.
/// </summary>
internal sealed class CanonicalTexts
{
    private readonly Lock _gate = new();
    private Dictionary<string, string> _before = new(StringComparer.Ordinal);

    /// <summary>The canonical texts of what one request holds; what no longer comes is forgotten.</summary>
    /// <param name="read">Asks for the text of each value.</param>
    /// <exception cref="InvalidOperationException">A name holds half a surrogate pair.</exception>
    public T OfRequest<T>(Func<Func<JsonElement, string>, T> read)
    {
        lock (_gate)
        {
            var now = new Dictionary<string, string>(StringComparer.Ordinal);
            var result = read(value =>
            {
                var written = value.GetRawText();
                return now[written] = now.GetValueOrDefault(written) ?? _before.GetValueOrDefault(written) ?? CanonicalJson.Write(value);
            });
            _before = now;
            return result;
        }
    }
}
