using Harness.Campaigns.Comparison;
using Harness.Campaigns.Comparison.Views;
using Harness.Campaigns.Records;
using Harness.Tool.Comparing;

namespace Harness.Tool.Ranking;

/// <summary>Leaderboards as <c>--json</c> prints them.</summary>
internal sealed class LeaderboardNumbers(IReadOnlyList<Leaderboard> boards, IReadOnlyList<CampaignFormatException> unreadable)
{
    public int FormatVersion { get; } = 1;

    public IEnumerable<object> Leaderboards => boards.Select(board => new
    {
        board.Suite,
        board.Instance,
        Rows = board.Rows.Select((row, i) => new
        {
            row.Rank,
            Mark = LeaderboardTable.MarkOf(row, i == 0),
            row.IsToldApart,
            row.AgainstFirst?.Verdict.P,
            row.CorrectedP,
            Test = row.AgainstFirst is { } pair ? pair.IsPooled ? "fisher_exact_pooled" : "stratified_exact" : null,
            Campaign = TallyNumbers.Of(row.Campaign, row.Front),
        }),
        board.Refused,
    });

    public IEnumerable<object> Unreadable => unreadable.Select(problem => new { problem.File, problem.Line, Problem = problem.Message });
}
