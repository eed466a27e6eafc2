using System.Globalization;
using System.Text.Json;
using Harness.Campaigns.Catalog;

namespace Harness.Tool.Listing;

/// <summary>How the catalog's values are written. What is not known is a question mark, never 0.</summary>
internal static class ModelNumbers
{
    public const string Unknown = "?";

    /// <summary>A price without trailing zeros.</summary>
    public static string Usd(decimal? usd) => usd?.ToString("0.######", CultureInfo.InvariantCulture) ?? Unknown;

    public static string Tokens(long? tokens) => tokens?.ToString("#,0", CultureInfo.InvariantCulture) ?? Unknown;

    /// <summary>The wire's name as it stands in the catalog, e.g. <c>openai-responses</c>.</summary>
    public static string Name(ModelWire wire) => JsonSerializer.Serialize(wire).Trim('"');

    /// <summary>The name of an enumeration's member, in lower case.</summary>
    public static string Word<T>(T value) where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
