using System.Text.Json;
using System.Xml.Linq;

namespace Harness.Tool.Tests.Exporting;

public sealed class ExportTests : IDisposable
{
    private readonly Repository _repository = new();

    [Fact]
    public async Task A_campaign_is_written_to_standard_output_or_to_a_file()
    {
        var campaign = RecordedCampaign.In(_repository);

        var ctrf = await _repository.RunAsync("export", "2026", "--format", "ctrf");
        var junit = await _repository.RunAsync("export", "2026", "--format", "junit", "--output", "out/junit.xml");
        var store = await _repository.RunAsync("export", "2026", "--format", "meai", "--output", "store");

        ctrf.Json.GetProperty("reportFormat").GetString().Should().Be("CTRF");
        junit.Output.Should().EndWith("junit.xml\n", junit.Everything);
        XDocument.Load(Path.Combine(_repository.Folder, "out", "junit.xml")).Descendants("testcase").Should().HaveCount(4);
        store.ExitCode.Should().Be(0, store.Everything);
        JsonDocument.Parse(File.ReadAllText(Path.Combine(_repository.Folder, "store", "results", campaign.Id, "task_01", "2.json")))
            .RootElement.GetProperty("iterationName").GetString().Should().Be("2");
    }

    [Theory]
    [InlineData("export 2026 --format trx", "trx")]
    [InlineData("export 2026 --format meai", "--output")]
    [InlineData("export 1999 --format ctrf", "no campaign")]
    public async Task What_cannot_be_done_is_said(string arguments, string problem)
    {
        RecordedCampaign.In(_repository);

        var export = await _repository.RunAsync(arguments.Split(' '));

        export.ExitCode.Should().Be(1);
        export.Errors.Should().Contain(problem);
    }

    public void Dispose() => _repository.Dispose();
}
