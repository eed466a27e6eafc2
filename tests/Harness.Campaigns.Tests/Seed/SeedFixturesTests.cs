using Harness.Campaigns.Listing;
using Harness.Campaigns.Predictions;
using Harness.Campaigns.Records;
using Harness.Campaigns.Reports;

namespace Harness.Campaigns.Tests.Seed;

/// <summary>The reconstructions are what they say they are.</summary>
public sealed class SeedFixturesTests : IDisposable
{
    private readonly TemporaryFolder _root = new();

    public static TheoryData<string> Campaigns => [.. PriorCampaigns.All.Append(SeedCampaign.Campaign).Select(campaign => campaign.Manifest.Id)];

    public void Dispose() => _root.Dispose();

    [Fact]
    public void Writing_them_again_gives_the_same_bytes()
    {
        SeedWriter.Write(_root.Path);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN_FILES") == "1")
            Replace();

        Files(SeedFixtures.Root).Should().BeEquivalentTo(Files(_root.Path), "UPDATE_GOLDEN_FILES=1 writes them when the change is meant");
    }

    [Theory]
    [MemberData(nameof(Campaigns))]
    public void Each_calls_itself_a_reconstruction_in_every_file_that_people_read(string id)
    {
        var folder = SeedFixtures.Open(id);

        File.ReadAllText(folder.PathOf(CampaignPaths.Manifest)).Should().Contain("\"reconstruction\": true");
        File.ReadLines(folder.PathOf(MarkdownReport.File)).Take(3).Should().Contain(line => line.StartsWith("**Reconstruction", StringComparison.Ordinal));
        new ConsoleTable(Ink.Plain).Lines(CampaignReport.Summarize(folder)).First().Should().Contain("a reconstruction, not a recording");
        foreach (var transcript in Directory.EnumerateFiles(folder.FullPath, "*.jsonl", SearchOption.AllDirectories).Where(file => file.Contains("transcripts", StringComparison.Ordinal)))
            File.ReadLines(transcript).First().Should().Contain("Reconstruction:");
        if (File.Exists(folder.PathOf(PredictionFile.Name)))
            File.ReadAllText(folder.PathOf(PredictionFile.Name)).Should().Contain("Reconstruction:");
    }

    [Theory]
    [MemberData(nameof(Campaigns))]
    public void Each_is_sealed_and_comes_to_the_totals_that_were_published(string id)
    {
        var folder = SeedFixtures.Open(id);
        var published = folder.ReadManifest().Published!;
        var summary = CampaignReport.Summarize(folder);

        CampaignSeal.Changes(folder).Should().BeEmpty();
        (summary.Passed, summary.Valid).Should().Be((published.Passed, published.Valid));
        (summary.Invalid, summary.Missing, summary.Planned).Should().Be((0, 0, 30));
        Rounded(summary.CostPerPassUsd, published.CostPerPassUsd).Should().Be(published.CostPerPassUsd);
        summary.Runs.Should().HaveCount(published.TotalsOnly ? 0 : 30);
        published.MadeUp.Should().NotBeEmpty();
        published.NotPublished.Should().NotBeEmpty();
    }

    [Fact]
    public void They_are_small_and_can_all_be_listed()
    {
        var listing = CampaignListing.Of(SeedFixtures.Root);

        listing.Unreadable.Should().BeEmpty();
        listing.Campaigns.Should().HaveCount(8).And.OnlyContain(campaign => campaign.Reconstruction);
        Directory.EnumerateFiles(SeedFixtures.Root, "*", SearchOption.AllDirectories).Sum(file => new FileInfo(file).Length).Should().BeLessThan(400_000);
    }

    private static decimal? Rounded(decimal? value, decimal? like) => value is { } known && like is { } shown ? Math.Round(known, shown.Scale) : value;

    private static SortedDictionary<string, string> Files(string root) => new(
        Directory.EnumerateDirectories(root).SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            .ToDictionary(file => Path.GetRelativePath(root, file), File.ReadAllText),
        StringComparer.Ordinal);

    private void Replace()
    {
        foreach (var folder in Directory.EnumerateDirectories(SeedFixtures.Root))
            Directory.Delete(folder, recursive: true);
        foreach (var (file, text) in Files(_root.Path))
        {
            var path = Path.Combine(SeedFixtures.Root, file);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }
    }
}
