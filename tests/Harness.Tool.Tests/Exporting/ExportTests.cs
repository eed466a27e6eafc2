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

    [Fact]
    public async Task A_script_reads_where_an_export_was_written()
    {
        var campaign = RecordedCampaign.In(_repository);

        var junit = await _repository.RunAsync("export", "2026", "--format", "junit", "--output", "junit.xml", "--json");
        var store = await _repository.RunAsync("export", "2026", "--format", "meai", "--output", "store", "--json");

        junit.Json.GetProperty("campaign").GetString().Should().Be(campaign.Id);
        File.Exists(junit.Json.GetProperty("path").GetString()).Should().BeTrue();
        store.Json.GetProperty("format").GetString().Should().Be("meai");
        store.Json.GetProperty("files").GetInt32().Should().Be(Directory.GetFiles(store.Json.GetProperty("path").GetString()!, "*.json", SearchOption.AllDirectories).Length);
    }

    [Fact]
    public async Task A_campaign_whose_id_leads_elsewhere_is_not_exported()
    {
        var file = RecordedCampaign.In(_repository).PathOf("campaign.json");
        File.WriteAllText(file, File.ReadAllText(file).Replace("\"id\": \"2026", "\"id\": \"../../outside/2026", StringComparison.Ordinal));

        var export = await _repository.RunAsync("export", "campaigns/" + Path.GetFileName(Path.GetDirectoryName(file)!), "--format", "meai", "--output", "a/b/store");

        export.ExitCode.Should().Be(1);
        export.Errors.Should().Contain("not a campaign's id");
        Directory.Exists(Path.Combine(_repository.Folder, "a")).Should().BeFalse();
    }

    [Theory]
    [InlineData("export 2026 --format ctrf --json", "--output")]
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
