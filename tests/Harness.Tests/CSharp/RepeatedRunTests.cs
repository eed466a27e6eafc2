using System.Diagnostics;
using Harness.CSharp;

namespace Harness.Tests.CSharp;

public class RepeatedRunTests
{
    [Theory]
    [InlineData("xabcdefy", "zabcdefw", 6)]
    [InlineData("abcdef", "abcdef", 6)]
    [InlineData("abcdefgh", "zzzzabcdefgh", 8)]
    [InlineData("abcdeXbcdef", "abcdef", 5)]
    [InlineData("abcd", "abcd", 0)]
    [InlineData("abcdX", "abcdY", 0)]
    [InlineData("", "abcdef", 0)]
    public void Two_members_may_share_as_many_tokens_as_the_limit(string one, string other, int longest) =>
        Longest([one, other]).Should().Be(longest);

    [Theory]
    [InlineData("abcdefXabcdef", 6)]
    [InlineData("abcdefabcdef", 6)]
    [InlineData("abcdXabcdY", 0)]
    [InlineData("aaaaaaaaa", 0)]
    [InlineData("aaaaaaaaaa", 5)]
    [InlineData("abcabcabc", 0)]
    public void A_member_may_not_repeat_itself_but_a_run_does_not_overlap_with_itself(string tokens, int longest) =>
        Longest([tokens]).Should().Be(longest);

    [Fact]
    public void The_longest_run_of_each_two_members_comes_first()
    {
        var runs = RepeatedRun.LongerThan(4, Members("abcdefXghijk", "ghijkYabcdef", "ghijk"));

        runs.Select(run => run.ToString()).Should().Equal(
            "C.M0 (C.cs:1) and C.M1 (C.cs:1) share a run of 6 tokens",
            "C.M0 (C.cs:1) and C.M2 (C.cs:1) share a run of 5 tokens");
    }

    [Fact]
    public void A_repetition_within_a_member_names_it_once() =>
        RepeatedRun.LongerThan(4, Members("abcdeXabcdeY")).Single().ToString().Should().Be("C.M0 (C.cs:1) repeats a run of 5 tokens");

    [Fact]
    public void Much_of_the_same_takes_no_time()
    {
        var clock = Stopwatch.StartNew();

        RepeatedRun.LongerThan(50, Members(new string('a', 200_000), new string('a', 200_000))).Should().HaveCount(2);

        clock.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(10));
    }

    private static int Longest(string[] tokens) => RepeatedRun.LongerThan(4, Members(tokens)).Select(run => run.Length).FirstOrDefault();

    private static CodeMember[] Members(params string[] tokens) =>
        [.. tokens.Select((text, i) => new CodeMember($"M:C.M{i}", "C.cs", 1, text, []))];
}
