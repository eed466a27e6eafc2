using System.CommandLine;
using System.Globalization;
using Harness.Campaigns.Briefs;
using Harness.Campaigns.Records;
using Harness.Campaigns.Reports;
using Harness.Tool.Folders;

namespace Harness.Tool.Briefs;

/// <summary><c>dotnet harness verify</c>.</summary>
internal static class VerifyCommand
{
    /// <summary>What its help ends with.</summary>
    public const string Lesson = """
        Finds each number of a text with a source behind it, 22/30 (verified: pass_rate_by_task.csv) or
        27/30 (prior campaign: devstral-2-123b-agentic-core-v1-2026), computes it again from that source, and prints what does not
        hold: line:column, what the text says, what the file says. A number after [Observed] needs a source; what follows
        [Speculation] or [Unobserved], quotations and code are not checked. A source that is not the file which was sealed is named,
        and so are words that the numbers do not carry: "beats" without a detected difference, "consistently" for 2/3.
        The campaign is the one in the text's table of facts (| campaign | ID |), or --campaign. Exit codes: 0 everything holds,
        1 something does not, or the text or the campaign cannot be read.

        Examples:
          dotnet harness verify article.md
          dotnet harness verify article.md --campaign 2026-05-19-qwen3
          dotnet harness report 2026-05-19-qwen3 --brief - | dotnet harness verify - --campaign 2026-05-19-qwen3
          dotnet harness verify article.md --json | jq '.findings[].problem'
        """;

    public static Command Create(Terminal terminal)
    {
        var brief = new Argument<string>("BRIEF") { Description = "a Markdown file; - reads standard input", HelpName = "BRIEF.md" };
        var campaign = new Option<string?>("--campaign") { Description = "the campaign that the text is about; default: the one that it names", HelpName = "CAMPAIGN" };
        campaign.CompletionSources.Add(_ => CampaignFinder.Suggested(null));
        var folder = CampaignsFolder.Option();
        var json = new Option<bool>("--json") { Description = "print the findings as JSON" };
        var command = new Command("verify", "Checks the numbers and the words of an article against its campaign.") { brief, campaign, folder, json };
        command.SetAction(parsed => CommandBoundary.Run(terminal, () =>
        {
            var file = parsed.GetValue(brief)!;
            var text = Read(file);
            var name = file == "-" ? "standard input" : file;
            var folders = CampaignsFolder.Find(parsed.GetValue(folder));
            var asked = parsed.GetValue(campaign) ?? BriefVerifier.CampaignOf(text, name)
                ?? throw new CommandProblemException($"{PlainText.OneLine(name)} names no campaign (a row '| campaign | ID |'); say which one with --campaign");
            var found = CampaignFinder.Find(folders, asked);
            var result = BriefVerifier.Verify(text, name, found, [folders.Path, .. folders.Published]);
            if (parsed.GetValue(json))
                terminal.WriteJson(new { FormatVersion = 1, result.Holds, Campaign = found.Id, result.Checked, result.Unasked, result.Findings, result.LeftOut });
            else
                Print(terminal, name, result);
            return result.Holds ? ExitCodes.Success : ExitCodes.Failure;
        }));
        return command;
    }

    private static void Print(Terminal terminal, string name, BriefVerification result)
    {
        foreach (var finding in result.Findings)
        {
            terminal.Line(string.Create(CultureInfo.InvariantCulture, $"{PlainText.OneLine(name)}:{finding.Line}:{finding.Column}: {Words(finding.Kind)}: {finding.Text}"));
            terminal.Line($"    {finding.Problem}");
        }

        if (result.LeftOut > 0)
            terminal.Line(string.Create(CultureInfo.InvariantCulture, $"... and {result.LeftOut} more"));
        if (result.Unasked > 0)
            terminal.Say(string.Create(CultureInfo.InvariantCulture, $"{ReportNumbers.Count(result.Unasked, "number")} without a source in passages without a tag: not checked"));
        terminal.Line(result.Holds
            ? string.Create(CultureInfo.InvariantCulture, $"{ReportNumbers.Count(result.Checked, "claim")} checked: all hold")
            : string.Create(CultureInfo.InvariantCulture, $"{ReportNumbers.Count(result.Checked, "claim")} checked, {ReportNumbers.Count(result.Findings.Count + result.LeftOut, "finding")}"));
    }

    private static string Words(BriefFindingKind kind) => kind switch
    {
        BriefFindingKind.DoesNotHold => "does not hold",
        BriefFindingKind.NoSource => "no source",
        BriefFindingKind.SourceMissing => "source missing",
        BriefFindingKind.SourceChanged => "source changed",
        BriefFindingKind.NotChecked => "not checked",
        _ => "overstated",
    };

    private static string Read(string file)
    {
        if (file.Trim().Length == 0)
            throw new CommandProblemException("the name of the brief is empty");
        if (file != "-" && new FileInfo(file) is { Exists: true, Length: > 4L * BriefVerifier.LongestBrief } large)
            throw new CampaignFormatException(file, null, FormattableString.Invariant($"no brief: {large.Length} bytes."));
        if (file != "-")
            return File.ReadAllText(Path.GetFullPath(file, ToolEnvironment.Folder));
#pragma warning disable RS0030 // The console's home.
        return TextInput.ReadAtMost(Console.In, BriefVerifier.LongestBrief + 1);
#pragma warning restore RS0030
    }
}
