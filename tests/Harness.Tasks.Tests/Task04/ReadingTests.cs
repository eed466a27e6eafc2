using System.Text.Json;
using Harness.Tasks.Task04_TraceThroughCodebase;

namespace Harness.Tasks.Tests.Task04;

/// <summary>What the checker takes for a name, a line, a path.</summary>
public sealed class ReadingTests
{
    private const string Origin = "NorrvikLine.Routes.IslandTariff.PeakRate";

    private static readonly LineRange Lines = new(25, 36);

    [Theory]
    [InlineData("IslandTariff.PeakRate")]
    [InlineData("Routes.IslandTariff.PeakRate")]
    [InlineData("NorrvikLine.Routes.IslandTariff.PeakRate(Vehicle)")]
    [InlineData("global::NorrvikLine.Routes.IslandTariff.PeakRate")]
    [InlineData("IslandTariff.PeakRate()")]
    [InlineData("IslandTariff.PeakRate (Vehicle vehicle)")]
    [InlineData("IslandTariff.PeakRate(...)")]
    [InlineData("IslandTariff.PeakRate(\"NL-20417\")")]
    [InlineData("IslandTariff::PeakRate")]
    [InlineData("IslandTariff#PeakRate")]
    [InlineData("M:NorrvikLine.Routes.IslandTariff.PeakRate(NorrvikLine.Bookings.Vehicle)")]
    [InlineData("protected override int IslandTariff.PeakRate(Vehicle vehicle)")]
    [InlineData("IslandTariff.PeakRate(Vehicle vehicle): int")]
    [InlineData(" `IslandTariff.PeakRate` ")]
    public void A_member_may_be_written_as(string text) => MemberName.Matches(text, Origin).Should().BeTrue();

    [Theory]
    [InlineData("")]
    [InlineData("PeakRate")]
    [InlineData("PeakRate(Vehicle)")]
    [InlineData("IslandTariff")]
    [InlineData("islandtariff.peakrate")]
    [InlineData("NorrvikLine.IslandTariff.PeakRate")]
    [InlineData("SkarholmTariff.PeakRate")]
    [InlineData("IslandTariff.BaseRate")]
    [InlineData("IslandTariff.PeakRate or MainlandTariff.PeakRate")]
    [InlineData("MainlandTariff.PeakRate or IslandTariff.PeakRate")]
    [InlineData("IslandTariff.PeakRate (or MainlandTariff.PeakRate)")]
    [InlineData("IslandTariff.PeakRate, MainlandTariff.PeakRate")]
    [InlineData("not IslandTariff.PeakRate")]
    [InlineData("*.PeakRate")]
    [InlineData("IslandTariff..PeakRate")]
    [InlineData("src/Routes/IslandTariff.cs")]
    public void A_member_is_not_named_by(string text) => MemberName.Matches(text, Origin).Should().BeFalse();

    [Theory]
    [InlineData("\"25\"")]
    [InlineData("\"25-36\"")]
    [InlineData("\"L25-L36\"")]
    [InlineData("\"lines 27 - 30\"")]
    [InlineData("\"27\u201330\"")]
    [InlineData("31")]
    [InlineData("31.0")]
    [InlineData("[31]")]
    [InlineData("[25, 36]")]
    public void Lines_within_the_declaration_are_right(string json) => ProblemsOfLines(json).Should().BeEmpty();

    [Theory]
    [InlineData("\"24-36\"")]
    [InlineData("\"25-37\"")]
    [InlineData("\"1-200\"")]
    [InlineData("\"36-25\"")]
    [InlineData("\"\"")]
    [InlineData("\"0\"")]
    [InlineData("\"30 or 60\"")]
    [InlineData("\"30, 31\"")]
    [InlineData("\"99999999999999999999\"")]
    [InlineData("24")]
    [InlineData("31.5")]
    [InlineData("-31")]
    [InlineData("1e400")]
    [InlineData("[]")]
    [InlineData("[25, 30, 36]")]
    [InlineData("[25, \"36\"]")]
    [InlineData("null")]
    [InlineData("{\"first\": 25}")]
    [InlineData("\"\\ud800\"")]
    public void Other_lines_are_wrong(string json) => ProblemsOfLines(json).Should().ContainSingle();

    [Theory]
    [InlineData("src/Routes/IslandTariff.cs", true)]
    [InlineData("./src/Routes/IslandTariff.cs", true)]
    [InlineData("/src/Routes/IslandTariff.cs", true)]
    [InlineData("src\\\\Routes\\\\IslandTariff.cs", true)]
    [InlineData("IslandTariff.cs", false)]
    [InlineData("src/Routes/SkarholmTariff.cs", false)]
    [InlineData("../src/Routes/IslandTariff.cs", false)]
    public void The_file_is_a_path_from_the_root(string path, bool isRight)
    {
        var problems = ProblemsOfOrigin($$"""{ "origin": { "file": "{{path}}", "member": "IslandTariff.PeakRate", "lines": "30" } }""");

        problems.Should().HaveCount(isRight ? 0 : 1);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("{}")]
    [InlineData("""{ "origin": 7 }""")]
    [InlineData("""{ "origin": [ { "file": "src/Routes/IslandTariff.cs", "member": "IslandTariff.PeakRate", "lines": "30" } ] }""")]
    [InlineData("""{ "origin": { "\ud800": 1, "file": "\ud800", "member": null, "lines": {} } }""")]
    [InlineData("""{ "origin": { "file": "src/Routes/IslandTariff.cs", "member": "Tariff.PeakRate", "member": "IslandTariff.PeakRate", "lines": "30" } }""")]
    public void An_origin_of_another_form_is_a_problem_and_no_exception(string json) => ProblemsOfOrigin(json).Should().NotBeEmpty();

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{ "chain": "BookingPage.Render" }""")]
    [InlineData("""{ "chain": [] }""")]
    [InlineData("""{ "chain": [ null ] }""")]
    [InlineData("""{ "chain": [ "\ud800" ] }""")]
    [InlineData("""{ "chain": [ { "member": "BookingPage.Render" } ] }""")]
    public void A_chain_of_another_form_is_a_problem_and_no_exception(string json) => ProblemsOfChain(json).Should().NotBeEmpty();

    [Fact]
    public void A_member_that_only_hands_on_may_be_left_out_and_no_other()
    {
        var chain = ExpectedTrace.Published.Chain;

        foreach (var left in chain)
            ProblemsOfChain(Chain(chain.Where(member => member != left))).Should().HaveCount(left.MayBeLeftOut ? 0 : 1);
        ProblemsOfChain(Chain(chain)).Should().BeEmpty();
    }

    [Fact]
    public void No_two_members_of_the_chain_can_be_swapped_and_none_comes_twice()
    {
        var chain = ExpectedTrace.Published.Chain;

        for (var at = 1; at < chain.Count; at++)
            ProblemsOfChain(Chain([.. chain.Take(at - 1), chain[at], chain[at - 1], .. chain.Skip(at + 1)])).Should().NotBeEmpty();
        foreach (var member in chain)
            ProblemsOfChain(Chain([.. chain, member])).Should().NotBeEmpty();
    }

    [Fact]
    public void The_declaration_is_found_in_the_workspace()
    {
        var task = new RenamedTask(0);
        var range = Declaration.Of(task.Expected.OriginMember, task.Files[task.Expected.OriginFile]);

        var lines = task.Files[task.Expected.OriginFile].Split('\n')[(range.First - 1)..range.Last];
        lines[0].Should().Be("    protected override int PeakRate(Vehicle vehicle)");
        lines[^1].Should().Be("    }");
        lines.Should().Contain(line => line.Contains("4140")).And.HaveCount(12);
    }

    private static IReadOnlyList<string> ProblemsOfLines(string lines) =>
        ProblemsOfOrigin($$"""{ "origin": { "file": "src/Routes/IslandTariff.cs", "member": "IslandTariff.PeakRate", "lines": {{lines}} } }""");

    private static IReadOnlyList<string> ProblemsOfOrigin(string json) => ExpectedTrace.Published.ProblemsOfOrigin(Json(json), Lines);

    private static IReadOnlyList<string> ProblemsOfChain(string json) => ExpectedTrace.Published.ProblemsOfChain(Json(json));

    private static string Chain(IEnumerable<ChainMember> members) =>
        JsonSerializer.Serialize(new { chain = members.Select(member => member.Name) });

    private static JsonElement Json(string text) => JsonSerializer.Deserialize<JsonElement>(text);
}
