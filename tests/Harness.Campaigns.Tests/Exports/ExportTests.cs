using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Xml.Linq;
using Harness.Campaigns.Exports;
using Harness.Campaigns.Outcomes;
using Harness.Campaigns.Records;
using Harness.Campaigns.Reports;
using Harness.Campaigns.Tests.Seed;
using Json.Schema;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.AI.Evaluation;

namespace Harness.Campaigns.Tests.Exports;

/// <summary>What other tools read is held against their own description of it.</summary>
public sealed class ExportTests
{
    private static readonly JsonSchema Ctrf = JsonSchema.FromText(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Exports", "ctrf.schema.json")));

    private static readonly CampaignSummary Published = CampaignReport.Summarize(SeedFixtures.Open(SeedCampaign.Id));

    /// <summary>The published campaign, one with every outcome and hostile text, and one with unknown costs.</summary>
    public static TheoryData<string> Campaigns => ["published", "hostile", "unknown cost"];

    [Theory]
    [MemberData(nameof(Campaigns))]
    public void Ctrf_is_what_its_published_schema_asks_for(string which)
    {
        var document = JsonNode.Parse(CtrfExport.Write(Of(which)))!;

        Evaluate(document).IsValid.Should().BeTrue(JsonSerializer.Serialize(Evaluate(document).Errors));
        // The schema is one that can say no.
        document["results"]!["tests"]![0]!["status"] = "invalid";
        Evaluate(document).IsValid.Should().BeFalse();
    }

    [Fact]
    public void Ctrf_counts_what_the_report_counts()
    {
        var results = JsonNode.Parse(CtrfExport.Write(Of("hostile")))!["results"]!;
        var summary = Of("hostile");

        int Count(string name) => results["summary"]![name]!.GetValue<int>();
        (Count("passed"), Count("failed"), Count("other"), Count("pending")).Should().Be((summary.Passed, summary.Valid - summary.Passed, summary.Invalid, summary.Missing));
        results["tests"]!.AsArray().Should().HaveCount(Count("tests"));
        foreach (var status in new[] { "passed", "failed", "other", "pending" })
            results["tests"]!.AsArray().Count(test => test!["status"]!.GetValue<string>() == status).Should().Be(Count(status));
    }

    [Fact]
    public void A_row_that_was_not_made_on_purpose_is_skipped_and_no_error()
    {
        var curtailed = Sample.Invalid(run: 2, cause: InvalidCause.Curtailed) with { Error = null, Requests = 0 };
        var summary = CampaignSummary.Of(Sample.Manifest(), new CampaignRuns([Sample.Passed(), curtailed, Sample.Invalid(run: 3)], []));

        var ctrf = JsonNode.Parse(CtrfExport.Write(summary))!;
        var junit = XDocument.Parse(JunitExport.Write(summary)).Root!;

        Evaluate(ctrf).IsValid.Should().BeTrue(JsonSerializer.Serialize(Evaluate(ctrf).Errors));
        ctrf["results"]!["tests"]!.AsArray().Select(test => test!["status"]!.GetValue<string>()).Should().Equal("passed", "skipped", "other");
        (ctrf["results"]!["summary"]!["skipped"]!.GetValue<int>(), ctrf["results"]!["summary"]!["other"]!.GetValue<int>()).Should().Be((1, 1));
        junit.Descendants("error").Should().ContainSingle().Which.Attribute("type")!.Value.Should().Be("rate_limited");
        junit.Descendants("skipped").Should().ContainSingle().Which.Attribute("message")!.Value.Should().Be("curtailed");
        foreach (var element in new[] { junit, junit.Element("testsuite")! })
            ((int)element.Attribute("tests")!, (int)element.Attribute("errors")!, (int)element.Attribute("skipped")!).Should().Be((3, 1, 1));
    }

    [Fact]
    public void Junit_has_a_suite_for_each_task_and_a_case_for_each_run()
    {
        var root = XDocument.Parse(JunitExport.Write(Published)).Root!;

        ((int)root.Attribute("tests")!, (int)root.Attribute("failures")!, (int)root.Attribute("errors")!).Should().Be((30, 8, 0));
        root.Elements("testsuite").Should().HaveCount(10);
        root.Descendants("testcase").Should().HaveCount(30);
        root.Descendants("failure").Should().HaveCount(8).And.OnlyContain(failure => failure.Attribute("message")!.Value.Length > 0);
        root.Descendants("testcase").Single(test => (string)test.Attribute("name")! == "task_04 trace_through_codebase · run 2").Attribute("time")!.Value.Should().Be("0.600");
    }

    [Fact]
    public void Text_that_no_xml_may_hold_is_left_out_and_text_that_looks_like_xml_is_text()
    {
        var text = JunitExport.Write(Of("hostile"));

        text.Should().NotContain("\e").And.NotContain("<script>").And.NotContain("\u202E");
        XDocument.Parse(text).Descendants("failure").Select(failure => failure.Value).Should().Contain(value => value.Contains("<script>alert(1)</script>", StringComparison.Ordinal));
        XDocument.Parse(text).Descendants("error").Single().Attribute("type")!.Value.Should().Be("provider_error");
        XDocument.Parse(text).Descendants("skipped").Should().HaveCount(Of("hostile").Missing);
    }

    [Fact]
    public void A_campaign_whose_id_is_a_path_is_not_written_as_files()
    {
        var elsewhere = CampaignSummary.Of(SampleCampaign.Manifest with { Id = "../../outside" }, new CampaignRuns(SampleCampaign.Records, []));

        FluentActions.Invoking(() => EvaluationStoreExport.Write(elsewhere)).Should().Throw<ArgumentException>().WithMessage("*not a campaign's id*");
    }

    [Theory]
    [MemberData(nameof(Campaigns))]
    public void The_evaluation_library_reads_each_result_of_its_store(string which)
    {
        var summary = Of(which);
        var options = new JsonSerializerOptions(AIJsonUtilities.DefaultOptions) { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase));
        options.TypeInfoResolverChain.Add(new System.Text.Json.Serialization.Metadata.DefaultJsonTypeInfoResolver());

        var files = EvaluationStoreExport.Write(summary).ToArray();

        files.Should().HaveCount(summary.Runs.Count());
        foreach (var ((file, text), run) in files.Zip(summary.Runs))
        {
            var result = JsonNode.Parse(text)!.AsObject();
            result.Select(member => member.Key).Should().Equal("scenarioName", "iterationName", "executionName", "creationTime", "messages", "modelResponse", "evaluationResult", "tags", "formatVersion");
            file.Should().Be($"results/{result["executionName"]}/{result["scenarioName"]}/{result["iterationName"]}.json");
            result["creationTime"].Deserialize<DateTime>().ToUniversalTime().Should().BeCloseTo(run.StartedAt.UtcDateTime, TimeSpan.FromSeconds(1));
            result["messages"].Deserialize<IList<ChatMessage>>(options).Should().ContainSingle().Which.Role.Should().Be(ChatRole.User);
            result["modelResponse"].Deserialize<ChatResponse>(options)!.Usage!.InputTokenCount.Should().Be(run.Usage.Input);
            var evaluation = result["evaluationResult"].Deserialize<EvaluationResult>(options)!;
            evaluation.Get<BooleanMetric>("passed").Value.Should().Be(run.Outcome.Kind switch { OutcomeKind.Passed => true, OutcomeKind.Failed => false, _ => null });
            evaluation.Get<BooleanMetric>("passed").Interpretation!.Failed.Should().Be(run.Outcome.Kind == OutcomeKind.Failed);
            evaluation.Get<NumericMetric>("cost_usd").Value.Should().Be((double?)run.CostUsd);
        }
    }

    private static CampaignSummary Of(string which) => which switch
    {
        "published" => Published,
        "hostile" => SampleCampaign.Summary,
        _ => SampleCampaign.WithUnknownCost,
    };

    private static EvaluationResults Evaluate(JsonNode document) =>
        Ctrf.Evaluate(JsonDocument.Parse(document.ToJsonString()).RootElement, new EvaluationOptions { OutputFormat = OutputFormat.List });
}
