using System.CommandLine;
using Harness.Campaigns.Gating;
using Harness.Tool.Folders;
using Harness.Tool.Running;

namespace Harness.Tool.Gating;

/// <summary><c>dotnet harness gate</c>.</summary>
internal static class GateCommand
{
    /// <summary>What its help ends with.</summary>
    public const string Lesson = """
        Judges a candidate against a baseline: is it worse on this suite? An exact test over all runs, stratified by task, whose
        chance of a false alarm is at most --alpha. A single task that became worse is named (with Holm's correction), and fails the
        gate with --alarms; both questions are then asked at half the level. --model makes the runs first, --candidate takes a
        finished campaign. --curtail makes no further run when none can change the verdict. --non-inferiority asks the other way
        round, for a cheaper model: passed only when the whole interval of the difference, 95 % at an --alpha of .05, lies within so
        many points. Too few valid runs are never a pass. Tasks that have changed since the baseline are left out by name; too many
        of them are inconclusive. What is not asked for is taken from the settings gate, gateAlpha, gateAlarms, gateMargin,
        gateMaxCostIncrease and gateCurtail, as by the tests under runsettings/gate.runsettings.

        On GitHub the verdict is appended to the job summary (GITHUB_STEP_SUMMARY); --markdown writes the same for a comment.

        Exit codes: 0 passed, 20 regressed, 21 inconclusive, 22 incomplete, 1 an error, 130 cancelled.

        Examples:
          dotnet harness gate --baseline main --model qwen3-coder-30b --max-cost 1 --curtail
          dotnet harness gate --baseline main --candidate 2026-06-14-qwen3 --markdown comment.md
          dotnet harness gate --baseline main --candidate 2026-06-14-small --non-inferiority 10 --max-cost-increase 0
          dotnet harness gate --aa main                         how often would it have cried wolf?
        """;

    public static Command Create(Terminal terminal)
    {
        var options = new GateOptions();
        var command = new Command("gate", "Judges a candidate against a baseline, for a build.");
        foreach (var option in options.All)
            command.Add(option);
        command.SetAction((parsed, cancellation) => CommandBoundary.RunAsync(terminal, () => RunAsync(terminal, parsed, options, cancellation), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(Terminal terminal, ParseResult parsed, GateOptions options, CancellationToken cancellation)
    {
        options.RefuseContradictions(parsed);
        var settings = BaselineFinder.Settings();
        var question = GateQuestion.Of(parsed, options, settings);
        var baselines = parsed.GetValue(options.Baselines) is { } asked ? BaselineFinder.Folder(asked) : settings.BaselinesFolder;
        var campaigns = CampaignsFolder.Find(parsed.GetValue(options.Campaigns));
        if (parsed.GetValue(options.Itself) is { } itself)
            return GateTrial.Run(terminal, itself, baselines, campaigns, Above(parsed.GetValue(options.Runs), options.Runs), question.Rules, parsed.GetValue(options.Json));
        var file = BaselineFinder.Existing(baselines, parsed.GetValue(options.Baseline) ?? settings.Gate ?? throw new CommandProblemException("--baseline NAME says what the candidate is held against"));
        var baseline = BaselineFile.Read(file);
        var view = new GateView(terminal, parsed.GetValue(options.Json), parsed.GetValue(options.Markdown));
        if (parsed.GetValue(options.Candidate) is { } finished)
            return view.End(GateVerdict.Of(baseline, CampaignFinder.Find(campaigns, finished), question.Rules));
        if (await GateMeasurement.MakeAsync(terminal, Request(parsed, options), baseline, file, question, cancellation) is not { } made)
            return ExitCodes.Cancelled;
        terminal.Say(made.FullPath);
        return view.End(GateVerdict.Of(baseline, made, question.Rules));
    }

    private static RunRequest Request(ParseResult parsed, GateOptions options) => new()
    {
        Model = parsed.GetValue(options.Model) ?? throw new CommandProblemException("one of --candidate CAMPAIGN and --model NAME says what is judged"),
        Runs = Above(parsed.GetValue(options.Runs), options.Runs),
        Parallel = Above(parsed.GetValue(options.Parallel), options.Parallel),
        MaxCostUsd = parsed.GetValue(options.MaxCost) is <= 0 ? throw new CommandProblemException("--max-cost takes more than 0 USD") : parsed.GetValue(options.MaxCost),
        Sandbox = parsed.GetValue(options.Sandbox),
        CampaignsFolder = parsed.GetValue(options.Campaigns),
        Project = parsed.GetValue(options.Project)!,
        NoBuild = parsed.GetValue(options.NoBuild),
    };

    private static int? Above(int? number, Option option) =>
        number is < 1 ? throw new CommandProblemException($"{option.Name} takes a whole number of 1 or more") : number;
}
