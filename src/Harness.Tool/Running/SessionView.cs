using Harness.Campaigns.Records;
using Harness.Campaigns.Reports;
using Harness.Tool.Folders;
using Harness.Tool.Reporting;

namespace Harness.Tool.Running;

/// <summary>What stands at the end of a session: the tables, how to continue, the paths, the exit code.</summary>
/// <param name="terminal">Where it is shown.</param>
/// <param name="json">Print JSON.</param>
/// <param name="isProgress">The results of the command are something else: all of this goes to standard error.</param>
internal sealed class SessionView(Terminal terminal, bool json, bool isProgress = false)
{
    private const int LinesOfAProblem = 15;

    /// <summary>Ends a session.</summary>
    public int End(FinishedSession session)
    {
        if (session.Campaigns.Count == 0)
            return WithoutCampaign(session);
        var code = End(session.Campaigns);
        return session.WasCancelled ? ExitCodes.Cancelled : code;
    }

    /// <summary>Shows campaigns.</summary>
    public int End(IReadOnlyList<CampaignFolder> campaigns)
    {
        var summaries = campaigns.Select(campaign => (Campaign: campaign, Numbers: CampaignReport.WriteIfStale(campaign))).ToList();
        if (json)
            terminal.WriteJson(new { FormatVersion = 1, Campaigns = summaries.Select(summary => new CampaignNumbers(summary.Numbers, summary.Campaign.FullPath)) });
        else
            foreach (var line in summaries.SelectMany(summary => new ConsoleTable(terminal.Ink).Lines(summary.Numbers)).Append(""))
                Line(line);
        var incomplete = summaries.Where(summary => !summary.Numbers.IsComplete).ToList();
        foreach (var (campaign, _) in incomplete)
            terminal.Say($"incomplete; continue with: dotnet harness run --resume {campaign.Id}{(IsUsual(campaign) ? "" : $" --campaigns-folder {Path.GetDirectoryName(campaign.FullPath)}")}");
        if (!json)
            foreach (var (campaign, _) in summaries)
                Line(campaign.FullPath);
        return incomplete.Count == 0 ? ExitCodes.Success : ExitCodes.Incomplete;
    }

    private int WithoutCampaign(FinishedSession session)
    {
        if (session.WasCancelled)
        {
            terminal.Say("cancelled before a run was begun; nothing is on record");
            return ExitCodes.Cancelled;
        }

        // A plan, a list of tests: what was asked for behind -- or by a setting.
        if (session.ExitCode == 0)
        {
            var said = session.Output.SelectMany(PlainText.Lines);
            if (json)
                terminal.WriteJson(new { FormatVersion = 1, Campaigns = Array.Empty<object>(), Output = said });
            else
                foreach (var line in said)
                    Line(line);
            return ExitCodes.Success;
        }

        terminal.Say("no run was made; dotnet test said:");
        foreach (var line in session.Output.SelectMany(PlainText.Lines).Where(line => line.Length > 0).TakeLast(LinesOfAProblem))
            terminal.Say("  " + line.Trim());
        return ExitCodes.Failure;
    }

    private void Line(string text)
    {
        if (isProgress)
            terminal.Say(text);
        else
            terminal.Line(text);
    }

    private static bool IsUsual(CampaignFolder campaign) =>
        Path.GetDirectoryName(campaign.FullPath) == CampaignsFolder.Find(null).Path;
}
