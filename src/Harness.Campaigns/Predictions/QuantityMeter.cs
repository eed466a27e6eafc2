using Harness.Campaigns.Outcomes;
using Harness.Campaigns.Records;
using Harness.Campaigns.Statistics;

namespace Harness.Campaigns.Predictions;

/// <summary>Finds the quantities of predictions in a campaign.</summary>
/// <param name="campaign">The campaign.</param>
/// <param name="prior">Finds a prior campaign by its id; null when it is not there.</param>
internal sealed class QuantityMeter(CampaignResults campaign, Func<string, CampaignResults?> prior)
{
    private const string NotPublished = "the runs of this campaign were not published";

    /// <summary>Never throws: what cannot be found is unknown, with the reason.</summary>
    public Measurement Of(Quantity quantity) => quantity.Kind switch
    {
        QuantityKind.Passes => Passes(quantity.Task),
        QuantityKind.PassRate => Finished(PassRate(quantity.Task), quantity.Task),
        QuantityKind.CostUsd => Finished(Measurement.Of(campaign.TotalsOnly is { } totals ? totals.CostUsd : campaign.CostUsd, "the cost is unknown"), null),
        QuantityKind.CostPerPassUsd => Finished(Measurement.Of(campaign.CostPerPassUsd, "the cost is unknown, or nothing passed"), null),
        QuantityKind.RunsWithShape => Count(quantity.Task, run => run.Outcome.Shape == quantity.Shape),
        QuantityKind.RunsWithMode => Count(quantity.Task, run => run.Outcome.Mode == quantity.Mode),
        QuantityKind.RunsWithFlag => Count(quantity.Task, run => Has(run, quantity.Flag)),
        QuantityKind.InvalidRuns => Invalid(quantity.Task),
        QuantityKind.SecondsPercentile => Finished(Seconds(quantity), quantity.Task),
        QuantityKind.PassesMoreThanCampaign => PassesMore(quantity),
        QuantityKind.CostPerPassOverCampaign => Finished(CostRatio(quantity), null),
        QuantityKind.QuickFailTasksSharedWithCampaign => SharedQuickFails(quantity),
        _ => throw new ArgumentOutOfRangeException(nameof(quantity), quantity.Kind, "There is no such quantity."),
    };

    private static bool Has(RunEntry run, RunFlag? flag) => flag switch
    {
        RunFlag.QuickFail => run.Outcome.QuickFail,
        RunFlag.Quick => run.IsQuick,
        RunFlag.ClaimedSuccess => run.Outcome.ClaimedSuccess,
        RunFlag.FalseSuccess => run.Outcome is { Kind: OutcomeKind.Failed, ClaimedSuccess: true },
        RunFlag.TextualToolCall => run.WroteCallAsText,
        _ => false,
    };

    private Measurement Passes(string? task) => campaign.TotalsOnly is null
        ? Count(task, run => run.Outcome.Kind == OutcomeKind.Passed)
        : Measurement.Of(campaign.PassesOf(task), NotPublished);

    private Measurement Count(string? task, Func<RunEntry, bool> counts)
    {
        if (campaign.TotalsOnly is not null)
            return Measurement.Unknown(NotPublished);
        var runs = campaign.RunsOf(task);
        RunEntry[] valid = [.. runs.Where(run => run.Outcome.Kind != OutcomeKind.Invalid)];
        var (invalid, missing) = (runs.Count - valid.Length, campaign.MissingOf(task));
        if (valid.Length + invalid + missing == 0)
            return Measurement.Unknown("no run of it was planned or made");
        return new Measurement(
            valid.Count(counts), [.. valid.Where(counts)], [.. valid.Where(run => !counts(run))], invalid + missing, Left(missing, invalid));
    }

    private Measurement Invalid(string? task)
    {
        if (campaign.TotalsOnly is not null)
            return Measurement.Unknown(NotPublished);
        var runs = campaign.RunsOf(task);
        RunEntry[] invalid = [.. runs.Where(run => run.Outcome.Kind == OutcomeKind.Invalid)];
        var missing = campaign.MissingOf(task);
        return new Measurement(invalid.Length, invalid, [.. runs.Except(invalid)], missing, Left(missing, 0));
    }

    private Measurement PassRate(string? task)
    {
        if (campaign.TotalsOnly is { Valid: > 0 } totals && task is null)
            return Measurement.Of((decimal)totals.Passed / totals.Valid, NotPublished);
        if (campaign.TotalsOnly is not null)
            return Measurement.Unknown(NotPublished);
        RunEntry[] valid = [.. campaign.RunsOf(task).Where(run => run.Outcome.Kind != OutcomeKind.Invalid)];
        return Measurement.Of(valid.Length == 0 ? null : (decimal)valid.Count(run => run.Outcome.Kind == OutcomeKind.Passed) / valid.Length, "no run of it was valid");
    }

    private Measurement Seconds(Quantity quantity)
    {
        var seconds = campaign.RunsOf(quantity.Task).Where(run => run.Outcome.Kind != OutcomeKind.Invalid).Select(run => run.Seconds);
        var value = Percentile.Of(seconds, (double)(quantity.Percentile ?? 50) / 100);
        return Measurement.Of(value is null ? null : Math.Round((decimal)value.Value, 6), "no run of it was valid");
    }

    private Measurement PassesMore(Quantity quantity)
    {
        if (Prior(quantity) is not { } other)
            return NoPrior(quantity);
        if (other.PassesOf(quantity.Task) is not { } theirs)
            return Measurement.Unknown($"the runs of {quantity.Campaign} were not published");
        var ours = Passes(quantity.Task);
        return ours with { Value = ours.Value - theirs };
    }

    private Measurement CostRatio(Quantity quantity)
    {
        if (Prior(quantity) is not { } other)
            return NoPrior(quantity);
        return Measurement.Of(
            Cost.Ratio(campaign.CostPerPassUsd, other.CostPerPassUsd), "one of the costs per pass is unknown, or too small to compare with");
    }

    private Measurement SharedQuickFails(Quantity quantity)
    {
        if (Prior(quantity) is not { } other)
            return NoPrior(quantity);
        var shared = campaign.QuickFailTasks().Intersect(other.QuickFailTasks(), StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal);
        // A run that was not made could still add one in each task that the prior campaign has.
        var missing = campaign.MissingOf(null) > 0 ? other.QuickFailTasks().Count - shared.Count : 0;
        return new Measurement(
            shared.Count, [.. campaign.Runs.Where(run => run.Outcome.QuickFail && shared.Contains(run.Task))], [], missing, missing > 0 ? Left(campaign.MissingOf(null), 0) : null);
    }

    private CampaignResults? Prior(Quantity quantity) => quantity.Campaign is { } id ? prior(id) : null;

    private static Measurement NoPrior(Quantity quantity) => Measurement.Unknown($"the campaign {quantity.Campaign} is not beside this one, or cannot be read");

    // What is no count cannot be bounded, so it stays open until every row has a record.
    private Measurement Finished(Measurement measured, string? task) => measured.Value is not null && campaign.TotalsOnly is null && campaign.MissingOf(task) is > 0 and var missing
        ? Measurement.Unknown(Left(missing, 0)!)
        : measured;

    private static string? Left(int missing, int invalid) => (missing, invalid) switch
    {
        (0, 0) => null,
        (_, 0) => FormattableString.Invariant($"{missing} planned runs left no record"),
        (0, _) => FormattableString.Invariant($"{invalid} runs could not be measured"),
        _ => FormattableString.Invariant($"{missing} planned runs left no record, {invalid} could not be measured"),
    };
}
