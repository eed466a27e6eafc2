using System.Text;
using Harness.Campaigns.Records;

namespace Harness.Campaigns.Tests.Records;

/// <summary>Lines of a campaign's runs that are half written, broken or untrustworthy.</summary>
public sealed class RunLogTests : IDisposable
{
    private readonly TemporaryFolder _root = new();
    private readonly CampaignFolder _folder;

    public RunLogTests() => _folder = Sample.Folder(_root.Path);

    private string Runs => _folder.PathOf(CampaignPaths.Runs);

    public void Dispose() => _root.Dispose();

    [Fact]
    public void A_half_written_last_line_is_dropped_with_a_note_and_never_glued_to_the_next()
    {
        _folder.Append(Sample.Passed());
        File.AppendAllText(Runs, "{\"formatVersion\":1,\"suite\":\"agentic-co");

        _folder.ReadRuns().Notes.Should().ContainSingle().Which.Should().Contain("runs.jsonl, line 2").And.Contain("dropped 38 bytes");
        _folder.Append(Sample.Passed(run: 2));

        var runs = _folder.ReadRuns();
        runs.Records.Select(record => record.Run).Should().Equal(1, 2);
        runs.Notes.Should().ContainSingle("the instance that repaired the file remembers it");
        CampaignFolder.Open(_folder.FullPath).ReadRuns().Notes.Should().BeEmpty();
    }

    [Fact]
    public void Every_prefix_of_a_record_is_recognised_as_half_written()
    {
        _folder.Append(Sample.Passed() with { Name = "größe ✓" });
        var line = File.ReadAllBytes(Runs);
        for (var length = 1; length < line.Length - 1; length += 7)
        {
            File.WriteAllBytes(Runs, line[..length]);
            var runs = CampaignFolder.Open(_folder.FullPath).ReadRuns();
            runs.Records.Should().BeEmpty();
            runs.Notes.Should().ContainSingle();
        }
    }

    [Fact]
    public void A_last_record_that_lacks_only_its_line_feed_counts()
    {
        _folder.Append(Sample.Passed());
        File.WriteAllText(Runs, File.ReadAllText(Runs).TrimEnd('\n'));
        var other = CampaignFolder.Open(_folder.FullPath);

        other.ReadRuns().Records.Should().ContainSingle();
        other.Append(Sample.Passed()).Attempt.Should().Be(2);
        other.ReadRuns().Records.Should().HaveCount(2);
    }

    [Fact]
    public void A_broken_line_in_the_middle_names_file_and_line_and_stops_the_next_append()
    {
        _folder.Append(Sample.Passed());
        File.AppendAllText(Runs, "{\"half\": \n");

        var error = FluentActions.Invoking(() => _folder.ReadRuns()).Should().Throw<CampaignFormatException>().Which;

        error.Should().BeEquivalentTo(new { File = Runs, Line = 2 });
        error.Message.Should().StartWith($"{Runs}, line 2: the line is not a run record");
        FluentActions.Invoking(() => _folder.Append(Sample.Passed())).Should().Throw<CampaignFormatException>();
    }

    [Theory]
    [InlineData("\"formatVersion\":1", "\"formatVersion\":2", "newer harness")]
    [InlineData("\"kind\":\"passed\"", "\"kind\":\"perfect\"", "not a run record")]
    [InlineData("\"task\":\"task_01\"", "\"task\":\"../x\"", "not valid")]
    [InlineData("\"task\":\"task_01\"", "\"task\":null", "not a run record")]
    [InlineData("\"run\":1,", "", "not a run record")]
    public void A_record_that_cannot_be_trusted_is_a_clear_error(string found, string replaced, string complaint)
    {
        _folder.Append(Sample.Passed());
        File.WriteAllText(Runs, File.ReadAllText(Runs).Replace(found, replaced, StringComparison.Ordinal));

        FluentActions.Invoking(() => _folder.ReadRuns()).Should().Throw<CampaignFormatException>().WithMessage($"*line 1*{complaint}*");
    }

    [Fact]
    public void A_record_that_stands_there_twice_is_a_clear_error()
    {
        _folder.Append(Sample.Passed());
        File.AppendAllText(Runs, File.ReadAllText(Runs));

        FluentActions.Invoking(() => _folder.ReadRuns()).Should().Throw<CampaignFormatException>()
            .WithMessage("*line 2*task_01 run 1 attempt 1 is recorded twice*");
    }

    [Fact]
    public void An_append_does_not_read_the_file_again()
    {
        var other = CampaignFolder.Open(_folder.FullPath);
        other.Append(Sample.Passed());
        var bytes = File.ReadAllBytes(Runs);
        // Spoils what was read before without changing its length: only an instance that reads it again can notice.
        File.WriteAllBytes(Runs, [.. Encoding.UTF8.GetBytes(new string('x', bytes.Length - 1)), (byte)'\n']);

        other.Append(Sample.Passed()).Attempt.Should().Be(2);
    }
}
