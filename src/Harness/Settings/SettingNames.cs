namespace Harness.Settings;

/// <summary>The two names of a setting: its path in <c>harness.json</c> and its variable in the environment.</summary>
internal static class SettingNames
{
    public const string Prefix = "HARNESS_";

    /// <summary>The short form of <c>HARNESS_MODEL</c>.</summary>
    public const string ShortModel = "MODEL";

    /// <summary><c>models:local:baseUrl</c> is <c>HARNESS_MODELS__LOCAL__BASE_URL</c>.</summary>
    public static string Variable(string path) => Prefix + string.Join("__", path.Split(':').Select(Upper));

    /// <summary>How messages name a setting: <c>maxAttempts (HARNESS_MAX_ATTEMPTS)</c>.</summary>
    public static string Both(string path)
    {
        var name = string.Join(':', path.Split(':').Select(Camel));
        return $"{name} ({(Same(name, "model") ? ShortModel : Variable(name))})";
    }

    public static string Camel(string name) => name.Length == 0 ? name : char.ToLowerInvariant(name[0]) + name[1..];

    public static bool Same(string left, string right) => left.Equals(right, StringComparison.OrdinalIgnoreCase);

    private static string Upper(string name) =>
        string.Concat(name.Select((c, i) => char.IsUpper(c) && i > 0 ? "_" + c : char.ToUpperInvariant(c).ToString()));
}
