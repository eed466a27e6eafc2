namespace Harness.Campaigns.Catalog;

/// <summary>
/// An address with places to fill: <c>{region}</c>, and the names of environment variables in capitals, as in
/// <c>{AZURE_OPENAI_ENDPOINT}/openai/v1</c>.
/// </summary>
public sealed record AddressTemplate(string Text)
{
    private const string RegionPlace = "region";

    /// <summary>Whether a region is asked for.</summary>
    public bool TakesRegion => Text.Contains("{" + RegionPlace + "}", StringComparison.Ordinal);

    /// <summary>The environment variables that it asks for, in order.</summary>
    public IReadOnlyList<string> Variables => [.. Text.Split('{').Skip(1).Select(part => part.Split('}')[0]).Where(IsVariable)];

    internal static bool IsVariable(string name) =>
        name.Length > 0 && char.IsAsciiLetterUpper(name[0]) && name.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) || c == '_');

    /// <summary>Fills the places. A slash at the end of a value is dropped where one follows.</summary>
    /// <param name="region">For <c>{region}</c>.</param>
    /// <param name="variable">The value of an environment variable; null when it is not set.</param>
    /// <returns>Null when a value is missing, or when the result is no http or https address.</returns>
    public Uri? Fill(string? region, Func<string, string?> variable)
    {
        var address = Text;
        if (TakesRegion)
        {
            // A region becomes part of a host's name, which the key is sent to.
            if (region is null || !region.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')) return null;
            address = address.Replace("{" + RegionPlace + "}", region, StringComparison.Ordinal);
        }

        foreach (var name in Variables)
        {
            if (variable(name) is not { Length: > 0 } value) return null;
            address = address.Replace("{" + name + "}", value.TrimEnd('/'), StringComparison.Ordinal);
        }

        return !address.Contains('{', StringComparison.Ordinal)
            && Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? uri : null;
    }

    /// <summary>Whether it is an address once its places are filled.</summary>
    internal bool IsSound => Fill("region", name => Text.StartsWith("{" + name + "}", StringComparison.Ordinal) ? "http://variable" : "variable") is not null;

    public override string ToString() => Text;
}
