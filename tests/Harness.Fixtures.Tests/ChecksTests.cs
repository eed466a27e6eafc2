using System.Text;
using FluentAssertions.Execution;
using Harness.Sandboxes;

namespace Harness.Fixtures.Tests;

public sealed class ChecksTests(SharedBench shared)
{
    private readonly LeftBehind _left = new(shared);

    [Fact]
    public void Checks_that_hold_make_an_accepted_verdict()
    {
        var checks = _left.Final("a.txt", "42").Checks();

        checks.That("says_42", () => checks.Text("a.txt").Should().Be("42"));

        var verdict = checks.Verdict();
        verdict.Accepted.Should().BeTrue();
        (verdict.Checks, verdict.ArtefactsRight).Should().Be((1, 0));
    }

    [Fact]
    public void A_verdict_without_a_check_is_not_accepted() => _left.Checks().Verdict().Accepted.Should().BeFalse();

    [Fact]
    public void All_failures_of_a_check_are_collected_and_the_other_checks_still_run()
    {
        var checks = _left.Checks();

        checks.That("first", () =>
        {
            1.Should().Be(2, "one");
            3.Should().Be(4, "two");
        });
        checks.That("second", () => { });
        checks.That("third", () => "x".Should().Be("y"));

        var verdict = checks.Verdict();
        verdict.Failed.Select(f => f.Name).Should().Equal("first", "third");
        verdict.Failed[0].Reasons.Should().HaveCount(2);
        verdict.Checks.Should().Be(3);
    }

    [Fact]
    public async Task A_check_may_wait()
    {
        var checks = _left.Checks();

        await checks.ThatAsync("later", async () =>
        {
            await Task.Yield();
            1.Should().Be(2);
        });

        checks.Verdict().Failed.Should().ContainSingle();
    }

    [Fact]
    public void A_missing_file_fails_the_check_and_not_the_checker()
    {
        var checks = _left.Checks();

        checks.That("says", () => checks.Text("docs/none.txt").Should().Be("x"));

        Reasons(checks).Should().Equal("docs/none.txt does not exist");
    }

    [Fact]
    public void A_missing_file_after_a_failure_is_told_too()
    {
        var checks = _left.Checks();

        checks.That("says", () =>
        {
            1.Should().Be(2);
            checks.Text("none.txt").Should().Be("x");
        });

        Reasons(checks).Should().HaveCount(2).And.EndWith("none.txt does not exist");
    }

    [Fact]
    public void An_exception_of_the_checker_goes_through()
    {
        var checks = _left.Checks();

        var check = () => checks.That("broken", () => throw new InvalidOperationException("no such column"));

        check.Should().Throw<InvalidOperationException>().WithMessage("no such column");
    }

    [Fact]
    public void An_exception_after_a_failed_assertion_is_what_the_assertion_ruled_out()
    {
        var checks = _left.Checks();
        string? absent = null;

        checks.That("has_text", () =>
        {
            absent.Should().NotBeNull();
            absent!.Length.Should().Be(3);
        });

        Reasons(checks).Should().ContainSingle().Which.Should().Contain("not to be <null>");
    }

    [Fact]
    public async Task Cancellation_goes_through_whatever_failed_before()
    {
        var checks = _left.Checks();

        var check = () => checks.ThatAsync("slow", () =>
        {
            1.Should().Be(2);
            throw new OperationCanceledException("the checker's time is over");
        });

        await check.Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public void Assertions_of_other_libraries_are_failures_too()
    {
        var checks = _left.Checks();

        checks.That("xunit", () => Assert.Equal(1, 2));
        checks.That("fluent", () => throw new AssertionFailedException("outside of a scope"));

        checks.Verdict().Failed.Should().HaveCount(2);
    }

    [Fact]
    public void A_name_is_used_once()
    {
        var checks = _left.Final("a.txt", "1").Checks();
        checks.That("a.txt", () => { });

        var again = () => checks.Artefact("a.txt", _ => { });

        again.Should().Throw<InvalidOperationException>().WithMessage("the check 'a.txt' is made twice");
    }

    [Fact]
    public void Artefacts_are_counted_when_they_are_right()
    {
        var checks = _left.Final("right.txt", "42").Final("wrong.txt", "41").Checks();

        foreach (var path in (string[])["right.txt", "wrong.txt", "missing.txt"])
            checks.Artefact(path, text => text.Should().Be("42"));

        var verdict = checks.Verdict();
        (verdict.Checks, verdict.ArtefactsRight).Should().Be((3, 1));
        verdict.Failed.Select(f => f.Name).Should().Equal("wrong.txt", "missing.txt");
    }

    [Fact]
    public void Texts_come_without_mark_and_with_plain_line_ends()
    {
        var checks = _left.Final("a.txt", [.. Encoding.UTF8.GetPreamble(), .. "one\r\ntwo\n"u8]).Start("b.txt", "\ufeffthree\r\n").Checks();

        checks.Text("a.txt").Should().Be("one\ntwo\n");
        checks.Original("b.txt").Should().Be("three\n");
    }

    [Fact]
    public void What_is_no_text_fails_the_check()
    {
        var checks = _left.Final("a.bin", [0, 1, 2, 0, 255]).Checks();

        checks.That("text", () => checks.Text("a.bin"));

        Reasons(checks).Should().ContainSingle().Which.Should().Be("a.bin is not a text file");
    }

    [Fact]
    public void A_text_beyond_a_megabyte_fails_the_check()
    {
        var checks = _left.Final("big.txt", new string('x', (1 << 20) + 1)).Checks();

        checks.That("text", () => checks.Text("big.txt"));

        Reasons(checks).Should().Equal("big.txt is larger than 1048576 bytes");
    }

    [Fact]
    public void A_folder_in_the_place_of_a_file_fails_the_check()
    {
        var checks = _left.Final("a.txt/b.txt", "x").Checks();

        checks.Artefact("a.txt", _ => { });

        Reasons(checks).Should().Equal("a.txt does not exist");
    }

    [Theory]
    [InlineData("")]
    [InlineData("{ \"a\": }")]
    [InlineData("{} {}")]
    [InlineData("NaN")]
    public void What_is_no_json_fails_the_check(string text)
    {
        var checks = _left.Final("a.json", text).Checks();

        checks.That("json", () => checks.Json("a.json"));

        Reasons(checks).Should().ContainSingle().Which.Should().StartWith("a.json is not valid JSON: ");
    }

    [Fact]
    public void Json_is_read()
    {
        _left.Final("a.json", "\ufeff{ \"n\": 42 }\r\n").Checks().Json("a.json").GetProperty("n").GetInt32().Should().Be(42);
    }

    [Fact]
    public void Files_and_changes_are_those_of_the_run()
    {
        var checks = _left.Both("same.txt", "x").Start("gone.txt", "x").Start("src/b.cs", "1").Final("src/b.cs", "2").Final("new/a.txt", "x").Checks();

        checks.Files.Should().Equal("new/a.txt", "same.txt", "src/b.cs");
        checks.Changes.Select(c => (c.Path, c.Kind)).Should().Equal(
            ("gone.txt", FileChangeKind.Deleted), ("new/a.txt", FileChangeKind.New), ("src/b.cs", FileChangeKind.Modified));
        checks.Exists("src/b.cs").Should().BeTrue();
        checks.Exists("gone.txt").Should().BeFalse();
        (checks.FinalText, checks.Instance).Should().Be(("Done.", 3));
        checks.Renamed("Kestrel and Falcon").Should().Be("Osprey and Falcon");
    }

    private static IReadOnlyList<string> Reasons(Checks checks) => checks.Verdict().Failed.Should().ContainSingle().Which.Reasons;
}
