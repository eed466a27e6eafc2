using System.CommandLine;
using Harness.Campaigns.Gating;
using Harness.Settings;

namespace Harness.Tool.Gating;

/// <summary>How a gate judges: what was asked for, and else what the settings say, so that the tests under the same settings judge alike.</summary>
/// <param name="Rules">The rules.</param>
/// <param name="Curtails">Runs are left out that can change nothing.</param>
internal sealed record GateQuestion(GateRules Rules, bool Curtails)
{
    /// <summary>Puts them together.</summary>
    /// <exception cref="CommandProblemException">A number is out of its range, or runs are to be left out that the rules need.</exception>
    public static GateQuestion Of(ParseResult parsed, GateOptions options, HarnessSettings settings)
    {
        var rules = Asked(parsed.GetValue(options.Alpha) ?? settings.GateAlpha, parsed.GetValue(options.Margin), parsed.GetValue(options.CostIncrease)) with
        {
            AlarmsDecide = IsOn(parsed, options.Alarms) ?? settings.GateAlarms,
        };
        var needsEveryRun = rules.NeedsEveryRun;
        rules = rules with { Margin = rules.Margin ?? settings.GateMargin, MaxCostIncrease = rules.MaxCostIncrease ?? settings.GateMaxCostIncrease };
        // What was asked for now is more than what the settings say.
        var curtails = IsOn(parsed, options.Curtail) ?? (settings.GateCurtail && !needsEveryRun);
        return curtails && rules.NeedsEveryRun && GateOptions.IsGiven(parsed, options.Model)
            ? throw new CommandProblemException($"{options.Curtail.Name} (gateCurtail) leaves out runs, and {Needing(options, rules)} needs every run; leave out one of them")
            : new GateQuestion(rules, curtails);
    }

    private static GateRules Asked(double alpha, double? points, double? percent) => new()
    {
        Alpha = alpha is > 0 and <= .5 ? alpha : throw new CommandProblemException("--alpha takes more than 0 and at most 0.5"),
        Margin = points is null or (> 0 and < 100) ? points / 100 : throw new CommandProblemException("--non-inferiority takes percentage points, more than 0 and less than 100"),
        MaxCostIncrease = percent is null or (>= 0 and <= 100_000) ? percent / 100 : throw new CommandProblemException("--max-cost-increase takes percent, 0 or more"),
    };

    /// <summary>Null when the switch was not given.</summary>
    private static bool? IsOn(ParseResult parsed, Option<bool> option) =>
        parsed.GetResult(option) is { Implicit: false } ? parsed.GetValue(option) : null;

    private static string Needing(GateOptions options, GateRules rules) =>
        rules.Margin is null ? $"{options.CostIncrease.Name} (gateMaxCostIncrease)" : $"{options.Margin.Name} (gateMargin)";
}
