using System.Text.Json;
using Harness.Campaigns.Outcomes;
using Harness.Campaigns.Records;

namespace Harness.Campaigns.Reports;

/// <summary>
/// Goes once through what a reporter does, with a record that is thrown away. Compiling all of it takes some tenths of a second: done
/// while the models are still thinking, nobody waits for it at the end.
/// </summary>
public static class ReportRehearsal
{
    /// <summary>Writes nothing and shows nothing.</summary>
    public static void Run()
    {
        var record = new RunRecord
        {
            Suite = "rehearsal",
            Task = "task_01",
            Name = "rehearsal",
            Run = 1,
            Model = "none",
            Outcome = new Outcome(OutcomeKind.Failed, Shape: FailureShape.WrongAnswer, Mode: FailureMode.WrongAnswer),
            Facts = new RunFacts(),
            FailedChecks = [new FailedCheck("rehearsal", ["nothing was measured"])],
            StartedAt = DateTimeOffset.UnixEpoch,
        };
        var attachment = JsonSerializer.Serialize(new RunAttachment("", 1, record), RecordJson.Line);
        _ = JsonSerializer.Deserialize<RunAttachment>(attachment, RecordJson.Line);
        _ = new LiveLine(Ink.Plain).Of(record, 1, 1);
        var manifest = new CampaignManifest { Id = "rehearsal", Suite = record.Suite, Model = record.Model, CreatedAt = record.StartedAt };
        var page = JsonSerializer.SerializeToUtf8Bytes(manifest, RecordJson.Page);
        var summary = CampaignSummary.Of(JsonSerializer.Deserialize<CampaignManifest>(page, RecordJson.Page)!, new CampaignRuns([record], []));
        _ = string.Concat(new ConsoleTable(Ink.Plain).Lines(summary));
    }
}
