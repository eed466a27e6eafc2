using System.Runtime.CompilerServices;
using Harness.Campaigns.Records;

namespace Harness.Campaigns.Tests.Seed;

/// <summary>The committed reconstructions.</summary>
internal static class SeedFixtures
{
    public static string Root { get; } = Find();

    public static CampaignFolder Open(string id) => CampaignFolder.Open(Path.Combine(Root, id));

    private static string Find([CallerFilePath] string source = "")
    {
        var folder = new DirectoryInfo(File.Exists(source) ? Path.GetDirectoryName(source)! : AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Harness.sln")))
            folder = folder.Parent;
        return Path.Combine(folder?.FullName ?? throw new InvalidOperationException("The repository is not above the tests."), "fixtures", "campaigns");
    }
}
