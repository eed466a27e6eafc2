using Harness.Campaigns.Outcomes;

namespace Harness.Campaigns.Comparison.Priors;

/// <summary>What happened alike in several models.</summary>
/// <param name="QuickFails">Ordered by the first of their tasks.</param>
/// <param name="SinglePasses">Ordered by task and run.</param>
internal sealed record PriorPatterns(IReadOnlyList<SharedQuickFail> QuickFails, IReadOnlyList<SharedSinglePass> SinglePasses)
{
    /// <summary>Looks at campaigns one after the other.</summary>
    public static PriorPatterns Of(IEnumerable<CampaignTally> campaigns)
    {
        List<(string Task, string Model)> quick = [];
        List<(string Task, int Run, bool? Reasoning, string Model)> single = [];
        foreach (var campaign in campaigns)
        {
            var model = campaign.ModelName;
            foreach (var (task, hasQuickFail, valid, passed) in TasksOf(campaign))
            {
                if (hasQuickFail)
                    quick.Add((task, model));
                // Of one run, "once" says nothing.
                if (valid > 1 && passed is [var run])
                    single.Add((task, run, campaign.Manifest.Published?.Reasoning, model));
            }
        }

        return new PriorPatterns([.. QuickFailsOf(quick)], [.. SinglePassesOf(single)]);
    }

    private static IEnumerable<SharedQuickFail> QuickFailsOf(IEnumerable<(string Task, string Model)> quick) =>
        from task in quick.Distinct().GroupBy(one => one.Task, one => one.Model, StringComparer.Ordinal)
        let models = task.Order(StringComparer.Ordinal).ToArray()
        where models.Length > 1
        group (Task: task.Key, Models: models) by Key(models) into alike
        let tasks = alike.Select(one => one.Task).Order(StringComparer.Ordinal).ToArray()
        orderby tasks[0]
        select new SharedQuickFail(tasks, alike.First().Models);

    // A name is text from a folder: no character separates two of them.
    private static string Key(IEnumerable<string> models) => string.Concat(models.Select(model => FormattableString.Invariant($"{model.Length}:{model}")));

    private static IEnumerable<SharedSinglePass> SinglePassesOf(IEnumerable<(string Task, int Run, bool? Reasoning, string Model)> single) =>
        from pass in single.Distinct()
        group pass.Model by (pass.Task, pass.Run, pass.Reasoning) into alike
        where alike.Skip(1).Any()
        orderby alike.Key.Task, alike.Key.Run, alike.Key.Reasoning
        select new SharedSinglePass(alike.Key.Task, alike.Key.Run, alike.Key.Reasoning, [.. alike.Order(StringComparer.Ordinal)]);

    private static IEnumerable<(string Task, bool HasQuickFail, int Valid, IReadOnlyList<int>? Passed)> TasksOf(CampaignTally campaign) => campaign.TotalsOnly is { } totals
        ? totals.Tasks.Select(task => (task.Task, task.QuickFails > 0, campaign.Manifest.RunsPerTask, task.PassedRuns))
        : campaign.Rows.GroupBy(row => row.Task, StringComparer.Ordinal).Select(rows => (
            rows.Key,
            rows.Any(row => row.Outcome.QuickFail),
            rows.Count(row => row.Outcome.Kind != OutcomeKind.Invalid),
            (IReadOnlyList<int>?)[.. rows.Where(row => row.Outcome.Kind == OutcomeKind.Passed).Select(row => row.Run)]));
}
