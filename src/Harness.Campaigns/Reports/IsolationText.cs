using System.Globalization;
using System.Text;
using Harness.Campaigns.Records;

namespace Harness.Campaigns.Reports;

/// <summary>What kept the agent's code apart from the machine, in words.</summary>
public static class IsolationText
{
    /// <summary>In a few words: <c>bwrap 0.8.0, 12 of 12 guards</c>.</summary>
    public static string Short(IsolationReport report)
    {
        var inForce = report.Guards.Count(guard => guard.InForce);
        return PlainText.Fit(string.Create(CultureInfo.InvariantCulture, $"{report.Provider}{(report.Version is null ? "" : " " + report.Version)}, {inForce} of {report.Guards.Count} guards"), 100);
    }

    /// <summary>In a few words, with what it means for a campaign; null when the campaign does not say, as those of earlier versions.</summary>
    public static string? Of(CampaignManifest manifest) => manifest.Isolation is { } report ? Of(report, manifest.ModelId) : null;

    /// <summary>In a few words, with what it means.</summary>
    /// <param name="report">What was in force.</param>
    /// <param name="modelId">The id that is sent to the provider; null for a script of the repository.</param>
    public static string Of(IsolationReport report, string? modelId) => report.Provider != IsolationReport.NoProvider ? Short(report)
        : modelId is null ? "none (trusted scripted model)"
        : "none: code that the model writes runs as you, with your files and your network";

    /// <summary>Whether a real model's code was kept apart from nothing.</summary>
    public static bool IsUnguarded(CampaignManifest manifest) => manifest is { ModelId: not null, Isolation.Provider: IsolationReport.NoProvider };

    /// <summary>The table of guards and the limits, as Markdown.</summary>
    internal static string Table(IsolationReport report)
    {
        var table = new StringBuilder("| guard | in force | how |\n|---|---|---|\n");
        foreach (var guard in report.Guards)
            table.Append(CultureInfo.InvariantCulture, $"| {MarkdownText.Escape(guard.Name)} | {(guard.InForce ? "yes" : "**no**")} | {MarkdownText.Escape(guard.How)} |\n");
        if (report.Limits.Count > 0)
            table.Append("\nLimits of one program, with everything that it starts: ").AppendJoin(", ", report.Limits.Select(limit => $"{MarkdownText.Escape(limit.Key)} {MarkdownText.Escape(limit.Value)}")).Append(".\n");
        return table.ToString();
    }
}
