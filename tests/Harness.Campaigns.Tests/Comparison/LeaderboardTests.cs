using Harness.Campaigns.Comparison;
using Harness.Campaigns.Comparison.Views;

namespace Harness.Campaigns.Tests.Comparison;

public sealed class LeaderboardTests : IDisposable
{
    private readonly TemporaryFolder _root = new();

    [Fact]
    public void Score_comes_first_then_cost_and_what_is_unknown_comes_last()
    {
        WrittenCampaign.Write(_root.Path, "unknown", [3, 3], costUsd: null);
        WrittenCampaign.Write(_root.Path, "dear", [3, 3], costUsd: .009m);
        WrittenCampaign.Write(_root.Path, "cheap", [3, 3]);
        WrittenCampaign.Write(_root.Path, "cheap-too", [3, 3]);
        WrittenCampaign.Write(_root.Path, "worst", [3, 0]);

        Board().Rows.Select(row => (row.Rank, row.Campaign.Model)).Should().Equal((1, "cheap"), (1, "cheap-too"), (3, "dear"), (4, "unknown"), (5, "worst"));
    }

    [Fact]
    public void What_can_be_told_apart_from_the_first_is_corrected_for_all_rows()
    {
        int[] perfect = [3, 3, 3, 3, 3, 3, 3, 3, 3, 3];
        WrittenCampaign.Write(_root.Path, "first", perfect);
        // Two-sided p = .03: below .05 alone, above it when ten were looked at.
        for (var i = 0; i < 10; i++)
            WrittenCampaign.Write(_root.Path, $"near-{(char)('a' + i)}", [2, 2, 2, 2, 2, 2, 3, 3, 3, 3]);
        WrittenCampaign.Write(_root.Path, "far", [0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);

        var rows = Board().Rows;

        rows.Single(row => row.Campaign.Model == "far").IsToldApart.Should().BeTrue();
        rows.Where(row => row.Campaign.Model.StartsWith("near", StringComparison.Ordinal)).Should().HaveCount(10).And.OnlyContain(row => row.AgainstFirst!.Verdict.P < .05 && !row.IsToldApart);
    }

    [Fact]
    public void The_first_was_chosen_by_the_same_data_so_all_pairs_count()
    {
        WrittenCampaign.Write(_root.Path, "first", [3, 3, 3, 3, 3, 3, 3, 3, 3, 3]);
        WrittenCampaign.Write(_root.Path, "near", [2, 2, 2, 2, 2, 1, 3, 3, 3, 3]);
        WrittenCampaign.Write(_root.Path, "third", [2, 2, 2, 2, 2, 1, 3, 3, 3, 2]);

        var rows = Board().Rows;

        rows[2].CorrectedP.Should().BeApproximately(rows[2].AgainstFirst!.Verdict.P * 3, 1e-12, "three campaigns are three pairs");
        rows[1].CorrectedP.Should().BeApproximately(rows[1].AgainstFirst!.Verdict.P * 2, 1e-12);
    }

    [Fact]
    public void What_was_curtailed_comes_last_and_has_no_rank()
    {
        WrittenCampaign.Write(_root.Path, "whole", [3, 2]);
        WrittenCampaign.Write(_root.Path, "curtailed", [3, 3], change: record => record.AsCurtailed(record.Run == 3));

        var board = Board();

        board.Rows.Select(row => (row.Campaign.Model, row.Rank, row.IsToldApart, row.Front)).Should().Equal(("whole", 1, false, ParetoStanding.OnFront), ("curtailed", null, false, ParetoStanding.Curtailed));
        board.Refused.Should().ContainSingle().Which.Should().Contain("curtailed").And.Contain("biased");
        LeaderboardTable.Lines(board).Should().ContainSingle(line => line.StartsWith("-  ?", StringComparison.Ordinal) && line.Contains("no place: curtailed", StringComparison.Ordinal));
    }

    [Fact]
    public void Each_suite_and_instance_has_its_own()
    {
        WrittenCampaign.Write(_root.Path, "one", [3]);
        WrittenCampaign.Write(_root.Path, "other", [3], manifest: before => before with { Instance = 7 });

        Leaderboard.Of(CampaignTallies.In(_root.Path).Campaigns).Select(board => (board.Instance, board.Rows.Count)).Should().Equal((0, 1), (7, 1));
    }

    [Fact]
    public void A_row_that_cannot_be_held_against_the_first_is_ranked_and_named()
    {
        WrittenCampaign.Write(_root.Path, "first", [3, 3]);
        WrittenCampaign.Write(_root.Path, "replay", [3, 1], manifest: before => before with { ReplayOf = "x" });

        var board = Board();

        board.Rows[1].AgainstFirst.Should().BeNull();
        board.Refused.Should().ContainSingle().Which.Should().Contain("a replay measures no model");
    }

    public void Dispose() => _root.Dispose();

    private Leaderboard Board() => Leaderboard.Of(CampaignTallies.In(_root.Path).Campaigns).Single();
}
