using Harness.Campaigns.Records;
using Harness.Campaigns.Reports;

namespace Harness.Campaigns.Tests;

/// <summary>A campaign with one text in every place that is not checked when it is read.</summary>
internal static class HostileCampaign
{
    public static CampaignSummary Of(string text)
    {
        var failed = Sample.Failed() with
        {
            Name = text,
            Model = text,
            ModelId = text,
            ReturnedModel = text,
            PriceRow = text,
            Error = text,
            Transcript = text,
            Diff = text,
            Tools = [new ToolCallCount(text, 1, 1, 0)],
            FailedChecks = [new FailedCheck(text, [text, text])],
            Divergences = [new Divergence(1, text, text, text)],
        };
        var manifest = Sample.Manifest(new PlannedTask("task_01", text, [1, 2])) with
        {
            Model = text,
            ModelId = text,
            Sandbox = text,
            ReplayOf = text,
            Environment = new CampaignEnvironment(text, text, text, 2),
        };
        return CampaignSummary.Of(manifest, new CampaignRuns([failed, Sample.Passed(run: 2) with { Name = text }], []));
    }
}
