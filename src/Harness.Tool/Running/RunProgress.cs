using System.Globalization;
using Harness.Campaigns.Outcomes;
using Harness.Campaigns.Records;
using Harness.Campaigns.Reports;

namespace Harness.Tool.Running;

/// <summary>All campaigns that one <c>dotnet test</c> works on, as far as they are announced.</summary>
/// <param name="announcements">The file in which they are.</param>
/// <param name="continued">The campaign that goes on; null when one begins.</param>
/// <param name="request">What was asked for: which rows are left.</param>
/// <param name="time">The clock.</param>
internal sealed class RunProgress(string announcements, ContinuedCampaign? continued, RunRequest request, TimeProvider time)
{
    private readonly DateTimeOffset _began = time.GetUtcNow();
    private readonly Dictionary<string, FollowedCampaign> _campaigns = new(StringComparer.Ordinal);
    private readonly List<string> _leftBehind = continued is null ? [] : [.. FollowedCampaign.Unfinished(continued.Folder)];
    private readonly List<(string, int, int)> _before = continued is null ? [] : [.. continued.Folder.ReadRuns().Records.Select(record => (record.Task, record.Run, record.Attempt))];
    private int _mostAtOnce = 1;

    public IReadOnlyCollection<FollowedCampaign> Campaigns => _campaigns.Values;

    public IEnumerable<RunInFlight> InFlight => Campaigns.SelectMany(campaign => campaign.InFlight).OrderBy(run => run.Task, StringComparer.Ordinal).ThenBy(run => run.Run);

    /// <summary>Every announced campaign has its last report.</summary>
    public bool IsReported => CampaignAnnouncement.In(announcements) is var all && all.Where(a => !a.IsFinished).All(begun => all.Contains(begun with { IsFinished = true }));

    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>Since the command began.</summary>
    public TimeSpan Elapsed => Now - _began;

    /// <summary>Reads on.</summary>
    /// <returns>The records that are new, with the number of finished and of planned rows of their campaign.</returns>
    public IReadOnlyList<(RunRecord Record, int Finished, int Planned)> Look()
    {
        foreach (var begun in CampaignAnnouncement.In(announcements).Where(begun => !_campaigns.ContainsKey(begun.Campaign)))
            _campaigns.Add(begun.Campaign, new FollowedCampaign(
                CampaignFolder.Open(begun.Campaign), _leftBehind, begun.Campaign == continued?.Folder.FullPath ? _before : [], time));
        List<(RunRecord, int, int)> added = [];
        foreach (var campaign in Campaigns)
        {
            var records = campaign.Look();
            var already = campaign.Finished.Count - records.Select(record => (record.Task, record.Run)).Distinct().Count();
            added.AddRange(records.Select((record, index) => (record, Math.Min(campaign.Finished.Count, already + index + 1), campaign.Manifest.PlannedRuns())));
        }

        _mostAtOnce = Math.Max(_mostAtOnce, InFlight.Count());
        return added;
    }

    /// <summary><c>12/30 finished, 9 passed · 3 in flight · $0.0123 so far, $0.4877 of $0.5000 left · about 2 min left</c>.</summary>
    public string Line()
    {
        if (Campaigns.Count == 0)
            return $"starting dotnet test, {Span(Elapsed)}";
        string[] parts =
        [
            string.Create(CultureInfo.InvariantCulture, $"{Campaigns.Sum(c => c.Finished.Count)}/{Campaigns.Sum(c => c.Manifest.PlannedRuns())} finished, {Campaigns.Sum(c => c.Passed)} passed"),
            string.Create(CultureInfo.InvariantCulture, $"{InFlight.Count()} in flight"),
            .. Campaigns.Select(Money),
            Span(Elapsed),
            Left() is not { } left ? "end not known yet" : left < TimeSpan.FromSeconds(1) ? "about to end" : $"about {Span(left)} left",
        ];
        return string.Join(" · ", parts);
    }

    private static string Money(FollowedCampaign campaign)
    {
        var spent = campaign.CostUsd;
        var text = spent is null ? "cost unknown" : ReportNumbers.Dollars(spent) + " so far";
        if (campaign.LimitUsd is not { } limit)
            return text;
        return spent is null ? $"{text}, limit {ReportNumbers.Dollars(limit)}" : $"{text}, {ReportNumbers.Dollars(Math.Max(0, limit - spent.Value))} of {ReportNumbers.Dollars(limit)} left";
    }

    private TimeSpan? Left()
    {
        var now = Now;
        var finished = Campaigns.SelectMany(campaign => campaign.Added)
            .Where(record => record.Outcome.Kind != OutcomeKind.Invalid)
            .Select(record => (record.Task, record.Seconds + record.WaitSeconds)).ToList();
        return EndEstimate.Left(finished, [.. InFlight.Select(run => (run.Task, (now - run.Since).TotalSeconds))], [.. Campaigns.SelectMany(Waiting)], _mostAtOnce);
    }

    private IEnumerable<string> Waiting(FollowedCampaign campaign) => campaign.Manifest.Plan
        .Where(task => request.Tasks.Count == 0 || request.Tasks.Contains(task.Task))
        .SelectMany(task => task.Runs.Select(run => (task.Task, run)))
        .Except(campaign.Finished)
        .Except(campaign.InFlight.Select(run => (run.Task, run.Run)))
        .Select(row => row.Task);

    /// <summary><c>45 s</c>, <c>3 min</c>, <c>2 h 5 min</c>.</summary>
    public static string Span(TimeSpan span) => span.TotalSeconds < 90
        ? string.Create(CultureInfo.InvariantCulture, $"{span.TotalSeconds:0} s")
        : span.TotalMinutes < 90
            ? string.Create(CultureInfo.InvariantCulture, $"{span.TotalMinutes:0} min")
            : string.Create(CultureInfo.InvariantCulture, $"{(int)span.TotalHours} h {span.Minutes} min");
}
