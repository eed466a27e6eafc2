using System.Text;

namespace Harness.Campaigns.Records;

/// <summary>
/// How a process that makes runs tells the one that started it which campaigns it works on. The starter names a file in
/// <see cref="Variable"/>; a line is added for each campaign as it is begun or continued, and one when its last report is written.
/// </summary>
/// <param name="Campaign">Absolute path of the campaign's folder.</param>
/// <param name="IsFinished">Nothing more will be written by that process.</param>
public sealed record CampaignAnnouncement(string Campaign, bool IsFinished)
{
    /// <summary>The environment variable that holds the file's path. No setting: a person has no use for it.</summary>
    public const string Variable = "ANNOUNCED_CAMPAIGNS";

    private const string Begun = "begun ";
    private const string Finished = "finished ";

    /// <summary>Adds a line.</summary>
    public void AppendTo(string file) =>
        File.AppendAllText(file, $"{(IsFinished ? Finished : Begun)}{Campaign}\n", new UTF8Encoding(false));

    /// <summary>Every announcement so far; none when there is no such file.</summary>
    public static IReadOnlyList<CampaignAnnouncement> In(string file)
    {
        if (!File.Exists(file))
            return [];
        using var reader = new StreamReader(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
        var lines = reader.ReadToEnd().Split('\n')[..^1];
        return
        [
            .. lines.Where(line => line.StartsWith(Begun, StringComparison.Ordinal)).Select(line => new CampaignAnnouncement(line[Begun.Length..], IsFinished: false)),
            .. lines.Where(line => line.StartsWith(Finished, StringComparison.Ordinal)).Select(line => new CampaignAnnouncement(line[Finished.Length..], IsFinished: true)),
        ];
    }
}
