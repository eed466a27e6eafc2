using System.Runtime.CompilerServices;

namespace Harness.Campaigns.Tests;

/// <summary>Files in <c>Golden/</c> that pin what the harness writes, byte for byte.</summary>
internal static class GoldenFile
{
    /// <summary>Set to <c>1</c> to write the golden files anew; the difference is then judged by a person, in the diff.</summary>
    private const string UpdateVariable = "UPDATE_GOLDEN_FILES";

    public static string Read(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Golden", name));

    public static void ShouldMatch(string name, string actual, [CallerFilePath] string caller = "")
    {
        if (Environment.GetEnvironmentVariable(UpdateVariable) == "1")
            File.WriteAllText(Path.Combine(Source(caller), name), actual);
        else
            actual.Should().Be(Read(name), $"this is Golden/{name}; run with {UpdateVariable}=1 when the change is meant");
    }

    private static string Source(string caller)
    {
        var folder = Path.GetDirectoryName(caller);
        while (!Directory.Exists(Path.Combine(folder!, "Golden")))
            folder = Path.GetDirectoryName(folder);
        return Path.Combine(folder!, "Golden");
    }
}
