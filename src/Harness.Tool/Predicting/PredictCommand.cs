using System.CommandLine;
using Harness.Campaigns.Predictions;
using Harness.Campaigns.Records;
using Harness.Campaigns.Reports;
using Harness.Tool.Folders;

namespace Harness.Tool.Predicting;

/// <summary><c>dotnet harness predict</c>.</summary>
internal static class PredictCommand
{
    /// <summary>What its help ends with.</summary>
    public const string Lesson = """
        Holds the predictions of a campaign against its runs: strictly (in the range or equal), leniently (exceeded in the good
        direction counts), and as a table; falsification conditions are triggered or not, with the runs that did it. Predictions
        are written before the first run: HARNESS_PREDICTIONS=FILE registers them by their hash; what came later is scored too, and
        called not preregistered. --init prints a file to start from, --check says what is wrong with one, --calibration adds up
        the preregistered predictions of all campaigns in a folder. Exit codes: 0, and 1 when a file cannot be used.

        Examples:
          dotnet harness predict --init > predictions.json
          dotnet harness predict --check predictions.json
          dotnet harness predict 2026-05-19-qwen3
          dotnet harness predict --calibration campaigns
        """;

    public static Command Create(Terminal terminal)
    {
        var campaign = new Argument<string?>("CAMPAIGN") { Description = "id, unique part of an id, or path", HelpName = "CAMPAIGN", Arity = ArgumentArity.ZeroOrOne };
        campaign.CompletionSources.Add(_ => CampaignFinder.Suggested(null));
        var check = new Option<string?>("--check") { Description = "say what is wrong with a file of predictions", HelpName = "FILE" };
        var init = new Option<bool>("--init") { Description = "print a file to start from" };
        var calibration = new Option<string?>("--calibration") { Description = "how well the predictions of all campaigns in a folder have held", HelpName = "FOLDER" };
        var folder = CampaignsFolder.Option();
        var json = new Option<bool>("--json") { Description = "print it as JSON" };
        var command = new Command("predict", "Scores the predictions of a campaign.") { campaign, check, init, calibration, folder, json };
        command.SetAction(parsed => CommandBoundary.Run(terminal, () =>
        {
            var view = new PredictionView(terminal, parsed.GetValue(json));
            return (parsed.GetValue(campaign), parsed.GetValue(check), parsed.GetValue(init), parsed.GetValue(calibration)) switch
            {
                (null, null, true, null) => Init(terminal),
                (null, { } file, false, null) => Check(view, Path.GetFullPath(file, ToolEnvironment.Folder)),
                (null, null, false, { } root) => view.Show(Calibration.Of(Scores(terminal, Path.GetFullPath(root, ToolEnvironment.Folder)))),
                ({ } id, null, false, null) => Score(view, CampaignFinder.Find(CampaignsFolder.Find(parsed.GetValue(folder)), id)),
                _ => throw new CommandProblemException("one of CAMPAIGN, --check FILE, --init and --calibration FOLDER says what is wanted"),
            };
        }));
        return command;
    }

    private static int Init(Terminal terminal)
    {
        terminal.Line(PredictionExample.Text);
        return ExitCodes.Success;
    }

    private static int Check(PredictionView view, string file) => view.Show(PredictionFile.Read(file));

    private static int Score(PredictionView view, CampaignFolder folder) =>
        PredictionRegistration.Score(folder, CampaignResults.Of(folder)) is { } score
            ? view.Show(score)
            : throw new CommandProblemException($"{folder.Id} has no {PredictionFile.Name}: nothing was predicted");

    // A folder that cannot be read must not hide the others.
    private static IEnumerable<PredictionScore> Scores(Terminal terminal, string root)
    {
        if (!Directory.Exists(root))
            throw new CommandProblemException($"there is no folder {root}");
        foreach (var path in CampaignFinder.In(root))
        {
            PredictionScore? score = null;
            try
            {
                var folder = CampaignFolder.Open(path);
                score = PredictionRegistration.Score(folder, CampaignResults.Of(folder));
            }
            catch (Exception e) when (e is CampaignFormatException or IOException or UnauthorizedAccessException)
            {
                terminal.Say(PlainText.OneLine("passed over: " + e.Message));
            }

            if (score is not null) yield return score;
        }
    }
}
