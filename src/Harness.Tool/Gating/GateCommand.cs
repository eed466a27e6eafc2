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
        round, for a cheaper model: passed only when it was shown not to be worse by more than so many points. Too few valid runs
        are never a pass. Tasks that have changed since the baseline are left out by name; too many of them are inconclusive.

        On GitHub the verdict is appended to the job summary (GITHUB_STEP_SUMMARY); --markdown writes the same for a comment.

        Exit codes: 0 passed, 20 regressed, 21 inconclusive, 22 incomplete, 1 an error, 130 cancelled.

        Examples:
          dotnet harness gate --baseline main --model qwen3-coder-30b --sandbox none --max-cost 1 --curtail
          dotnet harness gate --baseline main --candidate 2026-06-14-qwen3 --markdown comment.md
          dotnet harness gate --baseline main --candidate 2026-06-14-small --non-inferiority 10 --max-cost-increase 0
          dotnet harness gate --aa main                         how often would it have cried wolf?
        """;

    public static Command Create(Terminal terminal)
    {
        var baseline = new Option<string?>("--baseline") { Description = "the baseline: name, or path of its file", HelpName = "NAME" };
        baseline.CompletionSources.Add(_ => BaselineFinder.Suggested());
        var candidate = new Option<string?>("--candidate") { Description = "a finished campaign: id, unique part of an id, or path", HelpName = "CAMPAIGN" };
        candidate.CompletionSources.Add(_ => CampaignFinder.Suggested(null));
        var model = new Option<string?>("--model") { Description = "measure this model first", HelpName = "NAME" };
        var runs = new Option<int?>("--runs") { Description = "runs per task of the candidate", HelpName = "N" };
        var parallel = new Option<int?>("--parallel") { Description = "runs at once", HelpName = "N" };
        var maxCost = new Option<decimal?>("--max-cost") { Description = "USD that the measurement may cost", HelpName = "USD" };
        var sandbox = new Option<string?>("--sandbox") { Description = "what isolates the agent", HelpName = "NAME" };
        var curtail = new Option<bool>("--curtail") { Description = "with --model: make no further run when the verdict is certain" };
        var alpha = new Option<double>("--alpha") { Description = "chance of a false alarm", HelpName = "P", DefaultValueFactory = _ => new GateRules().Alpha };
        var alarms = new Option<bool>("--alarms") { Description = "a single task that became worse fails the gate too" };
        var margin = new Option<double?>("--non-inferiority") { Description = "pass only when shown to be at most so many percentage points worse", HelpName = "POINTS" };
        var dearer = new Option<double?>("--max-cost-increase") { Description = "how many percent more a run may cost than in the baseline", HelpName = "PERCENT" };
        var aa = new Option<string?>("--aa") { Description = "compare a baseline or a campaign with itself instead", HelpName = "NAME" };
        var markdown = new Option<string?>("--markdown") { Description = "write the verdict as Markdown", HelpName = "FILE" };
        var (folder, baselines) = (CampaignsFolder.Option(), BaselineFinder.Option());
        var project = new Option<string>("--project") { Description = "the project of the tasks", HelpName = "PATH", DefaultValueFactory = _ => "tasks" };
        var noBuild = new Option<bool>("--no-build") { Description = "use the tasks as they were built last" };
        var json = new Option<bool>("--json") { Description = "print the numbers as JSON" };
        var command = new Command("gate", "Judges a candidate against a baseline, for a build.")
        {
            baseline, candidate, model, runs, parallel, maxCost, sandbox, curtail, alpha, alarms, margin, dearer, aa, markdown, folder, baselines, project, noBuild, json,
        };
        command.SetAction((parsed, cancellation) => CommandBoundary.RunAsync(terminal, async () =>
        {
            var rules = Rules(parsed.GetValue(alpha), parsed.GetValue(alarms), parsed.GetValue(margin), parsed.GetValue(dearer));
            var known = BaselineFinder.Folder(parsed.GetValue(baselines));
            if (parsed.GetValue(aa) is { } itself)
                return GateTrial.Run(terminal, itself, known, CampaignsFolder.Find(parsed.GetValue(folder)), Above(parsed.GetValue(runs), "--runs"), rules, parsed.GetValue(json));
            var file = BaselineFinder.Existing(known, parsed.GetValue(baseline) ?? throw new CommandProblemException("--baseline NAME says what the candidate is held against"));
            var before = BaselineFile.Read(file);
            if (parsed.GetValue(candidate) is null == parsed.GetValue(model) is null)
                throw new CommandProblemException("one of --candidate CAMPAIGN and --model NAME says what is judged");
            if (parsed.GetValue(curtail) && (rules.NeedsEveryRun || parsed.GetValue(model) is null))
                throw new CommandProblemException(rules.NeedsEveryRun ? "--curtail leaves out runs, and --non-inferiority and --max-cost-increase need every run" : "--curtail belongs to --model: the runs of a finished campaign are paid");
            var view = new GateView(terminal, parsed.GetValue(json), parsed.GetValue(markdown));
            if (parsed.GetValue(candidate) is { } finished)
                return view.End(GateVerdict.Of(before, CampaignFinder.Find(CampaignsFolder.Find(parsed.GetValue(folder)), finished), rules));
            var request = new RunRequest
            {
                Model = parsed.GetValue(model),
                Runs = Above(parsed.GetValue(runs), "--runs"),
                Parallel = Above(parsed.GetValue(parallel), "--parallel"),
                MaxCostUsd = parsed.GetValue(maxCost) is <= 0 ? throw new CommandProblemException("--max-cost takes more than 0 USD") : parsed.GetValue(maxCost),
                Sandbox = parsed.GetValue(sandbox),
                CampaignsFolder = parsed.GetValue(folder),
                Project = parsed.GetValue(project)!,
                NoBuild = parsed.GetValue(noBuild),
            };
            var (made, code) = await GateMeasurement.MakeAsync(terminal, request, before, parsed.GetValue(curtail) ? (file, rules) : null, cancellation);
            if (made is null)
                return code;
            terminal.Say(made.FullPath);
            return view.End(GateVerdict.Of(before, made, rules));
        }, cancellation));
        return command;
    }

    private static GateRules Rules(double alpha, bool alarms, double? points, double? percent) => new()
    {
        Alpha = alpha is > 0 and <= .5 ? alpha : throw new CommandProblemException("--alpha takes more than 0 and at most 0.5"),
        AlarmsDecide = alarms,
        Margin = points is null or (> 0 and < 100) ? points / 100 : throw new CommandProblemException("--non-inferiority takes percentage points, more than 0 and less than 100"),
        MaxCostIncrease = percent is null or (>= 0 and <= 100_000) ? percent / 100 : throw new CommandProblemException("--max-cost-increase takes percent, 0 or more"),
    };

    private static int? Above(int? number, string option) =>
        number is < 1 ? throw new CommandProblemException($"{option} takes a whole number of 1 or more") : number;
}
