using System.CommandLine;
using Harness.Tool.Comparing;
using Harness.Tool.Folders;

namespace Harness.Tool.Gating;

/// <summary>The options of <c>gate</c>, and which of them exclude each other.</summary>
internal sealed class GateOptions
{
    public GateOptions()
    {
        Baseline.CompletionSources.Add(_ => BaselineFinder.Suggested());
        Candidate.CompletionSources.Add(_ => CampaignFinder.Suggested(null));
    }

    public Option<string?> Baseline { get; } = new("--baseline") { Description = "the baseline: name, or path of its file; default: the setting gate", HelpName = "NAME" };

    public Option<string?> Candidate { get; } = new("--candidate") { Description = "a finished campaign: id, unique part of an id, or path", HelpName = "CAMPAIGN" };

    public Option<string?> Model { get; } = new("--model") { Description = "measure this model first", HelpName = "NAME" };

    public Option<int?> Runs { get; } = new("--runs") { Description = "runs per task of the candidate", HelpName = "N" };

    public Option<int?> Parallel { get; } = new("--parallel") { Description = "runs at once", HelpName = "N" };

    public Option<decimal?> MaxCost { get; } = new("--max-cost") { Description = "USD that the measurement may cost", HelpName = "USD" };

    public Option<string?> Sandbox { get; } = new("--sandbox") { Description = "what isolates the agent", HelpName = "NAME" };

    public Option<bool> Curtail { get; } = new("--curtail") { Description = "with --model: make no further run when the verdict is certain; default: the setting gateCurtail" };

    public Option<double?> Alpha { get; } = new("--alpha") { Description = "chance of a false alarm; default: the setting gateAlpha, .05", HelpName = "P" };

    public Option<bool> Alarms { get; } = new("--alarms") { Description = "a single task that became worse fails the gate too; default: the setting gateAlarms" };

    public Option<double?> Margin { get; } = new("--non-inferiority") { Description = "pass only when shown to be at most so many percentage points worse; default: the setting gateMargin", HelpName = "POINTS" };

    public Option<double?> CostIncrease { get; } = new("--max-cost-increase") { Description = "how many percent more a run may cost than in the baseline; default: the setting gateMaxCostIncrease", HelpName = "PERCENT" };

    public Option<string?> Itself { get; } = new("--aa") { Description = "compare a baseline or a campaign with itself instead", HelpName = "NAME" };

    public Option<string?> Markdown { get; } = new("--markdown") { Description = "write the verdict as Markdown; - prints that instead of the lines", HelpName = "FILE" };

    public Option<string?> Campaigns { get; } = CampaignsFolder.Option();

    public Option<string?> Baselines { get; } = BaselineFinder.Option();

    public Option<string> Project { get; } = new("--project") { Description = "the project of the tasks", HelpName = "PATH", DefaultValueFactory = _ => "tasks" };

    public Option<bool> NoBuild { get; } = new("--no-build") { Description = "use the tasks as they were built last" };

    public Option<bool> Json { get; } = new("--json") { Description = "print the numbers as JSON" };

    /// <summary>All of them, in the order of the help.</summary>
    public IEnumerable<Option> All =>
        [Baseline, Candidate, Model, Runs, Parallel, MaxCost, Sandbox, Curtail, Alpha, Alarms, Margin, CostIncrease, Itself, Markdown, Campaigns, Baselines, Project, NoBuild, Json];

    /// <summary>Whether an option was given; a switch that was turned off was not.</summary>
    public static bool IsGiven(ParseResult parsed, Option option) =>
        parsed.GetResult(option) is { Implicit: false } && (option is not Option<bool> toggle || parsed.GetValue(toggle));

    /// <summary>Refuses options of which one would have no effect beside the other.</summary>
    /// <exception cref="CommandProblemException">Two were given; the message names both.</exception>
    public void RefuseContradictions(ParseResult parsed)
    {
        Option[] ofTheRuns = [Parallel, MaxCost, Sandbox, Project, NoBuild];
        Refuse(parsed, Itself, [Baseline, Candidate, Model, Curtail, Margin, CostIncrease, Markdown, .. ofTheRuns], "compares a baseline or a campaign with itself");
        Refuse(parsed, Candidate, [Model, Curtail, Runs, .. ofTheRuns], "judges a finished campaign, whose runs are made and paid");
        Refuse(parsed, Curtail, [Margin, CostIncrease], "leaves out runs, and the other needs every run");
        if (parsed.GetValue(Markdown) == OutputFile.StandardOutput)
            Refuse(parsed, Json, [Markdown], "prints JSON, and the other prints Markdown to the same place");
    }

    private static void Refuse(ParseResult parsed, Option option, IEnumerable<Option> others, string why)
    {
        if (IsGiven(parsed, option) && others.FirstOrDefault(other => IsGiven(parsed, other)) is { } other)
            throw new CommandProblemException($"{option.Name} and {other.Name} exclude each other: {option.Name} {why}");
    }
}
