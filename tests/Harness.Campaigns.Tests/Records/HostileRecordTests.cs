using System.Text;
using Harness.Campaigns.Records;

namespace Harness.Campaigns.Tests.Records;

/// <summary>Sink: JSON Lines. Text is kept as it is, and neither ends a line nor reaches a terminal that shows the file.</summary>
public sealed class HostileRecordTests : IDisposable
{
    private readonly TemporaryFolder _root = new();

    public static IEnumerable<TheoryDataRow<string>> Samples => HostileText.Names;

    public void Dispose() => _root.Dispose();

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_record_is_one_line_and_comes_back_as_it_was(string sample)
    {
        var text = HostileText.Of(sample);
        var folder = Sample.Folder(_root.Path);
        folder.UpdateManifest(_ => Sample.Manifest(new PlannedTask("task_01", "x", [1, 2])));
        folder.Append(Sample.Failed() with { Error = text, FailedChecks = [new FailedCheck("check", [text])], Tools = [new ToolCallCount(text, 1, 1, 0)] });
        folder.Append(Sample.Passed(run: 2));

        var file = File.ReadAllText(folder.PathOf(CampaignPaths.Runs));
        file.Split('\n', '\r', '\v', '\f', '\u0085', '\u2028', '\u2029').Should().HaveCount(3, "two lines and the end");
        file.Where(c => c != '\n' && char.IsControl(c)).Should().BeEmpty();
        folder.ReadRuns().Records[0].Error.Should().Be(Wellformed(text));
    }

    // Half a character has no form in UTF-8.
    private static string Wellformed(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
