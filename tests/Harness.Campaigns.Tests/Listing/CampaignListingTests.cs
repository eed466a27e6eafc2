using Harness.Campaigns.Listing;
using Harness.Campaigns.Outcomes;
using Harness.Campaigns.Records;
using Harness.Campaigns.Reports;

namespace Harness.Campaigns.Tests.Listing;

public sealed class CampaignListingTests : IDisposable
{
    private readonly TemporaryFolder _root = new();

    public void Dispose() => _root.Dispose();

    [Fact]
    public void An_overview_has_the_numbers_of_the_report() =>
        ShouldAgree(SampleCampaign.WriteTo(_root.Path));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void An_overview_has_the_numbers_of_the_report_whatever_was_tried_how_often(int seed)
    {
        var random = new Random(seed);
        var folder = Sample.Folder(_root.Path);
        folder.UpdateManifest(_ => Sample.Manifest(random.Next(2) == 0 ? [] : [new PlannedTask("task_01", "n", [1, 2, 3, 4])]));
        for (var i = 0; i < 40; i++)
            folder.Append(Any(random));

        ShouldAgree(folder);
    }

    [Fact]
    public void A_cost_that_is_unknown_once_is_unknown()
    {
        var folder = Sample.Folder(_root.Path);
        folder.Append(Sample.Passed());
        folder.Append(Sample.Passed(run: 2) with { CostUsd = null });

        CampaignOverview.Of(folder).Should().BeEquivalentTo(new { CostUsd = (decimal?)null, CostPerPassUsd = (decimal?)null, Passed = 2 });
    }

    [Fact]
    public void Totals_that_were_published_without_their_runs_are_those_totals()
    {
        var folder = Sample.Folder(_root.Path);
        folder.UpdateManifest(manifest => manifest with
        {
            Reconstruction = true,
            Published = new PublishedCampaign { Source = "an article", ModelName = "M", Passed = 21, Valid = 30, CostPerPassUsd = .00122m, TotalsOnly = true },
        });

        ShouldAgree(folder);
        CampaignOverview.Of(folder).Should().BeEquivalentTo(
            new { Planned = 30, Valid = 30, Passed = 21, Missing = 0, CostUsd = (decimal?)null, CostPerPassUsd = .00122m, TotalsOnly = true, Reconstruction = true });
    }

    [Fact]
    public void Published_totals_never_stand_in_for_records_or_for_a_measurement()
    {
        var folder = Sample.Folder(_root.Path);
        var totals = new PublishedCampaign { Source = "an article", ModelName = "M", Passed = 30, Valid = 30, TotalsOnly = true };
        folder.UpdateManifest(manifest => manifest with { Published = totals });

        CampaignOverview.Of(folder).Passed.Should().Be(0, "it does not call itself a reconstruction");

        folder.UpdateManifest(manifest => manifest with { Reconstruction = true });
        folder.Append(Sample.Failed());
        (CampaignOverview.Of(folder).Passed, CampaignOverview.Of(folder).Valid).Should().Be((0, 1), "there is a record");
        ShouldAgree(folder);
    }

    [Fact]
    public void All_campaigns_are_listed_by_id_and_a_broken_one_is_named_with_its_line()
    {
        var second = SampleCampaign.WriteTo(_root.Path);
        var broken = Sample.Folder(_root.Path);
        File.WriteAllText(broken.PathOf(CampaignPaths.Runs), "{}\n");
        var first = CampaignFolder.Create(_root.Path, Sample.Date.AddDays(-1), "nop", Sample.Suite);
        Directory.CreateDirectory(Path.Combine(_root.Path, "no-campaign"));

        var listing = CampaignListing.Of(_root.Path, Path.Combine(_root.Path, "is-not-there"), _root.Path + Path.DirectorySeparatorChar);

        listing.Campaigns.Select(campaign => campaign.Folder).Should().Equal(first.FullPath, second.FullPath);
        listing.Unreadable.Should().ContainSingle().Which.Should().BeEquivalentTo(new { File = broken.PathOf(CampaignPaths.Runs), Line = 1 });
    }

    [Fact]
    public void A_campaign_that_was_copied_is_listed_once()
    {
        var folder = SampleCampaign.WriteTo(_root.Path);
        var copy = Path.Combine(_root.Path, "a-copy");
        Directory.CreateDirectory(copy);
        foreach (var file in Directory.GetFiles(folder.FullPath))
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));

        var listing = CampaignListing.Of(_root.Path);

        listing.Campaigns.Should().ContainSingle().Which.Folder.Should().Be(folder.FullPath);
        listing.Unreadable.Should().ContainSingle().Which.Message.Should().Contain("a-copy").And.Contain("there twice");
    }

    private static RunRecord Any(Random random)
    {
        var (task, run) = ($"task_0{random.Next(1, 4)}", random.Next(1, 6));
        var record = random.Next(4) switch
        {
            0 => Sample.Passed(task, run),
            1 => Sample.Failed(task, run),
            2 => Sample.Invalid(task, run),
            _ => Sample.Invalid(task, run, InvalidCause.Cancelled) with { Suite = "other-v1" },
        };
        return record with { CostUsd = random.Next(100) == 0 ? null : random.Next(1_000) / 100_000m };
    }

    private static void ShouldAgree(CampaignFolder folder)
    {
        var summary = CampaignSummary.Of(folder.ReadManifest(), folder.ReadRuns());

        CampaignOverview.Of(folder).Should().BeEquivalentTo(new
        {
            Folder = folder.FullPath,
            folder.Id,
            summary.Planned,
            summary.Valid,
            summary.Passed,
            summary.Invalid,
            summary.Missing,
            summary.CostUsd,
            summary.CostPerPassUsd,
            summary.PassRate,
            summary.PassInterval,
            TotalsOnly = summary.TotalsOnly is not null,
        });
    }
}
