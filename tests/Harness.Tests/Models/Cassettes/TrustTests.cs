using Harness.Loopback;
using Harness.Models.Cassettes;

namespace Harness.Tests.Models.Cassettes;

/// <summary>A cassette is only played when it is the one that was recorded.</summary>
public class TrustTests
{
    [Theory]
    [InlineData("hello", "hullo")]
    [InlineData("12 passed", "13 passed")]
    [InlineData("\"status\":200", "\"status\":201")]
    [InlineData("task_01", "task_02")]
    [InlineData("\"ms\":", "\"ms\":1")]
    [InlineData("\"chain\":\"", "\"chain\":\"0")]
    public async Task An_edited_line_breaks_the_chain(string before, string after)
    {
        await using var tape = await Recorded();
        tape.Text.Should().Contain(before);
        tape.Text = tape.Text.Replace(before, after, StringComparison.Ordinal);

        Reading(tape).Should().Throw<CassetteException>().WithMessage($"{tape.Path}, line *: it was edited, or lines before it are missing*");
    }

    [Fact]
    public async Task A_line_that_is_missing_in_the_middle_breaks_the_chain()
    {
        await using var tape = await Recorded();
        var lines = tape.Lines;
        tape.Text = lines[0] + "\n" + lines[2] + "\n";

        Reading(tape).Should().Throw<CassetteException>().WithMessage("*line 2: *lines before it are missing*");
    }

    [Fact]
    public async Task Lines_that_are_missing_at_the_end_give_another_last_chain_value()
    {
        await using var tape = await Recorded();
        tape.Text = string.Join('\n', tape.Lines[..2]) + "\n";

        CassetteFile.Read(tape.Path).Chain.Should().NotBe(tape.Chain);
    }

    [Fact]
    public async Task Wherever_the_process_was_killed_every_whole_line_is_there()
    {
        await using var tape = await Recorded();
        var bytes = File.ReadAllBytes(tape.Path);
        var ends = bytes.Index().Where(b => b.Item == '\n').Select(b => b.Index + 1).ToList();

        for (var length = ends[0]; length <= bytes.Length; length++)
        {
            File.WriteAllBytes(tape.Path, bytes[..length]);
            var cassette = CassetteFile.Read(tape.Path);
            cassette.Exchanges.Should().HaveCount(ends.Count(end => end <= length) - 1);
            cassette.Notes.Should().HaveCount(ends.Contains(length) ? 0 : 1);
        }
    }

    [Fact]
    public async Task A_newer_version_is_refused_by_its_number()
    {
        await using var tape = await Recorded();
        var (line, _) = CassetteChain.Close(null, """{"v":2,"suite":"s"}""");
        tape.Text = line + "\n";

        Reading(tape).Should().Throw<CassetteException>().WithMessage("*line 1: format version 2 is not one that this harness reads (1 to 1)*");
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"v\":1")]
    public async Task A_file_without_a_whole_line_is_no_cassette(string text)
    {
        await using var tape = await Recorded();
        tape.Text = text;

        Reading(tape).Should().Throw<CassetteException>().WithMessage("*holds no whole line");
    }

    [Fact]
    public async Task A_file_that_is_not_compressed_or_not_there_is_named()
    {
        await using var tape = await Recorded();
        File.Copy(tape.Path, tape.Path + ".gz");

        var compressed = () => CassetteFile.Read(tape.Path + ".gz");
        var missing = () => CassetteFile.Read(tape.Path + ".missing");

        compressed.Should().Throw<CassetteException>().WithMessage("*.gz cannot be read: *");
        missing.Should().Throw<CassetteException>().WithMessage("*.missing cannot be read: *");
    }

    private static Func<object> Reading(Tape tape) => () => CassetteFile.Read(tape.Path);

    private static async Task<Tape> Recorded()
    {
        var tape = await Tape.AgainstAsync(Reply.ToolCall("run_tests", "{}"), Reply.Text("done"));
        await tape.RecordAsync(Tape.Conversation("hello", "12 passed"));
        return tape;
    }
}
