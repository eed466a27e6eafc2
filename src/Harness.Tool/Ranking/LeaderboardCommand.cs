using System.CommandLine;
using Harness.Campaigns.Comparison;
using Harness.Campaigns.Comparison.Views;
using Harness.Campaigns.Reports;
using Harness.Models;
using Harness.Tool.Comparing;
using Harness.Tool.Folders;

namespace Harness.Tool.Ranking;

/// <summary><c>dotnet harness leaderboard</c>.</summary>
internal static class LeaderboardCommand
{
    /// <summary>What its help ends with.</summary>
    public const string Lesson = """
        All campaigns of a suite, the highest pass rate first, then the cheapest pass; one table for each suite. Without a FOLDER those
        of the campaigns folder. "=" marks what the data cannot tell apart from the first, "?" what could not be compared with it.
        Replays, which measure no model, and the scripted models oracle, nop and scripted:NAME are left out unless --all is given. What cannot be read
        is named on standard error and makes the exit code 1.

        Examples:
          dotnet harness leaderboard
          dotnet harness leaderboard fixtures/campaigns campaigns --suite agentic-core-v1
          dotnet harness leaderboard fixtures/campaigns --markdown leaderboard.md
          dotnet harness leaderboard --json | jq -r '.leaderboards[].rows[] | [.rank, .mark, .campaign.id] | @tsv'
        """;

    public static Command Create(Terminal terminal)
    {
        var roots = new Argument<string[]>("FOLDER") { Description = "folders that hold campaigns", Arity = ArgumentArity.ZeroOrMore, HelpName = "FOLDER" };
        var folder = CampaignsFolder.Option();
        var suite = new Option<string?>("--suite") { Description = "only of this suite", HelpName = "SUITE" };
        var all = new Option<bool>("--all") { Description = "also replays and scripted models" };
        var json = new Option<bool>("--json") { Description = "print it as JSON" };
        var markdown = new Option<string?>("--markdown") { Description = "write it as Markdown; - prints that instead of the table", HelpName = "FILE" };
        var command = new Command("leaderboard", "Ranks all campaigns of a suite.") { roots, folder, suite, all, json, markdown };
        command.SetAction(parsed => CommandBoundary.Run(terminal, () =>
        {
            OutputFile.RefuseTwoResults(parsed.GetValue(json), parsed.GetValue(markdown));
            var found = CampaignTallies.In(Folders(parsed.GetValue(roots) ?? [], parsed.GetValue(folder)));
            var boards = Leaderboard.Of(found.Campaigns.Where(campaign =>
                (parsed.GetValue(all) || (!campaign.IsReplay && !IsScripted(campaign.Model)))
                && (parsed.GetValue(suite) is not { } only || campaign.Manifest.Suite == only)));
            if (parsed.GetValue(markdown) is { } file and not OutputFile.StandardOutput)
                OutputFile.Write(terminal, file, Markdown(boards));
            if (parsed.GetValue(json))
                terminal.WriteJson(new LeaderboardNumbers(boards, found.Unreadable));
            else if (parsed.GetValue(markdown) == OutputFile.StandardOutput)
                terminal.Line(Markdown(boards).TrimEnd());
            else
                Print(terminal, boards);
            foreach (var problem in found.Unreadable)
                terminal.Say(PlainText.OneLine("not ranked: " + problem.Message));
            return found.Unreadable.Count == 0 ? ExitCodes.Success : ExitCodes.Failure;
        }));
        return command;
    }

    private static bool IsScripted(string model) => model is "oracle" or "nop" || model.StartsWith(ModelFactory.ScriptedPrefix, StringComparison.Ordinal);

    private static string Markdown(IEnumerable<Leaderboard> boards) => string.Join('\n', boards.Select(LeaderboardTable.Markdown));

    private static void Print(Terminal terminal, IReadOnlyList<Leaderboard> boards)
    {
        foreach (var board in boards)
        {
            foreach (var line in LeaderboardTable.Lines(board))
                terminal.Line(line);
            terminal.Line();
        }

        terminal.Say(boards.Count == 0 ? "no campaign is there" : LeaderboardTable.Legend);
    }

    private static string[] Folders(string[] asked, string? folder)
    {
        string[] paths = asked.Length == 0 ? [CampaignsFolder.Find(folder).Path] : [.. asked.Select(path => Path.GetFullPath(path, ToolEnvironment.Folder))];
        return paths.FirstOrDefault(path => asked.Length > 0 && !Directory.Exists(path)) is { } missing
            ? throw new CommandProblemException($"there is no folder {missing}")
            : paths;
    }
}
