using System.Text.Json;
using Harness.Campaigns.Records;

namespace Harness.Campaigns.Tests.Records;

public sealed class RunRecordTests
{
    [Fact]
    public void Format_version_1_is_written_as_it_always_was() =>
        GoldenFile.ShouldMatch("run-record-v1.jsonl", string.Concat(Originals().Select(record => JsonSerializer.Serialize(record, RecordJson.Line) + "\n")));

    [Fact]
    public void Format_version_1_is_read_as_it_always_was() =>
        GoldenFile.Read("run-record-v1.jsonl").Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonSerializer.Deserialize<RunRecord>(line, RecordJson.Line))
            .Should().BeEquivalentTo(Originals(), options => options.WithStrictOrdering());

    [Fact]
    public void Unknown_tokens_and_costs_stay_unknown_on_the_way_through_a_file()
    {
        var record = Sample.Passed() with { CostUsd = null, Usage = new TokenUsage { Calls = 1 } };

        var read = JsonSerializer.Deserialize<RunRecord>(JsonSerializer.Serialize(record, RecordJson.Line), RecordJson.Line)!;

        read.CostUsd.Should().BeNull();
        read.Usage.Should().Be(record.Usage);
        (read.Usage + TokenUsage.None).Input.Should().BeNull();
    }

    [Fact]
    public void Hostile_text_stays_on_one_line()
    {
        var record = Sample.Failed() with { FailedChecks = [new FailedCheck("c", ["a\r\nb\u2028\u0000\e[31m\ud800"])] };

        JsonSerializer.Serialize(record, RecordJson.Line).Should().NotContainAny("\n", "\r", "\e", "\0");
    }

    private static RunRecord[] Originals() =>
    [
        Sample.Passed() with { Transcript = "transcripts/task_01/run1.jsonl", Diff = "workspaces/task_01/run1.diff" },
        Sample.Failed(run: 2) with { FailedChecks = [new FailedCheck("tests_pass", ["Expected 0 failing tests, but found 2 — \"über\"."])] },
        Sample.Invalid(run: 3) with { Attempt = 2, CostUsd = null },
    ];
}
