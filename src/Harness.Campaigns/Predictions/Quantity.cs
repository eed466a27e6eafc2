using System.Globalization;
using System.Text;
using Harness.Campaigns.Outcomes;

namespace Harness.Campaigns.Predictions;

/// <summary>A number that a campaign has, or will have.</summary>
public sealed record Quantity
{
    public required QuantityKind Kind { get; init; }

    /// <summary>One task; null is the whole suite.</summary>
    public string? Task { get; init; }

    /// <summary>Set for <see cref="QuantityKind.RunsWithShape"/>.</summary>
    public FailureShape? Shape { get; init; }

    /// <summary>Set for <see cref="QuantityKind.RunsWithMode"/>.</summary>
    public FailureMode? Mode { get; init; }

    /// <summary>Set for <see cref="QuantityKind.RunsWithFlag"/>.</summary>
    public RunFlag? Flag { get; init; }

    /// <summary>0 to 100; set for <see cref="QuantityKind.SecondsPercentile"/>.</summary>
    public decimal? Percentile { get; init; }

    /// <summary>The id of a prior campaign; set for the kinds that compare.</summary>
    public string? Campaign { get; init; }

    /// <summary>One line: <c>passes of task_09</c>, <c>runs_with_flag quick_fail</c>, <c>passes_more_than_campaign qwen3-next-...</c>.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(QuantityRules.NameOf(Kind));
        if ((Shape?.Name() ?? Mode?.Name() ?? (Flag is { } flag ? QuantityRules.NameOf(flag) : null) ?? Campaign) is { } which)
            text.Append(' ').Append(which);
        if (Percentile is { } percentile)
            text.Append(CultureInfo.InvariantCulture, $" {percentile:0.##}");
        if (Task is not null)
            text.Append(" of ").Append(Task);
        return text.ToString();
    }
}
