using Harness.Models.Cassettes;

namespace Harness.Tests.Models.Cassettes;

public class CanonicalJsonTests
{
    [Theory]
    [InlineData("""{ "b": 1, "a": [ 2, {"d":1,"c":2} ] }""", """{"a":[2,{"c":2,"d":1}],"b":1}""")]
    [InlineData("""[1.0, 1e2, 10000000000000000000001, -0]""", """[1.0,1e2,10000000000000000000001,-0]""")]
    [InlineData("\"caf\\u00e9 \\u003c\\/\"", "\"café </\"")]
    [InlineData("\"half \\ud83d\"", "\"half \\ud83d\"")]
    [InlineData("""{"a":1,"a":2}""", """{"a":1,"a":2}""")]
    [InlineData("""{"Z":1,"a":2,"é":3}""", """{"Z":1,"a":2,"é":3}""")]
    public void Order_white_space_and_escapes_do_not_count_and_numbers_stay_as_written(string json, string canonical)
    {
        CanonicalJson.Write(CanonicalJson.TryParse(json)!.Value).Should().Be(canonical);
        CanonicalJson.Write(CanonicalJson.TryParse(canonical)!.Value).Should().Be(canonical);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("not json")]
    [InlineData("{\"half \\ud83d\":1}")]
    public void What_is_no_json_is_none(string text) => CanonicalJson.TryParse(text).Should().BeNull();

    [Theory]
    [InlineData("""{"messages":[{"role":"user"},{"content":"b"}],"n":1}""", """{"n":1,"messages":[{"role":"user"},{"content":"b"}]}""", "")]
    [InlineData("""{"messages":[{"content":"a"}]}""", """{"messages":[{"content":"b"}]}""", "$.messages[0].content: \"a\" | \"b\"")]
    [InlineData("""{"a":1}""", """{"b":null}""", "$.a: 1 |  ; $.b:  | null")]
    [InlineData("""{"m":[1]}""", """{"m":[1,2]}""", "$.m[1]:  | 2")]
    [InlineData("""{"m":{"x":1}}""", """{"m":[1]}""", "$.m: {\"x\":1} | [1]")]
    public void Differences_are_named_by_path(string recorded, string now, string expected)
    {
        var found = JsonDifferences.Between(CanonicalJson.TryParse(recorded), CanonicalJson.TryParse(now)).Select(d => $"{d.Path}: {d.Recorded} | {d.Now}");
        string.Join(" ; ", found).Should().Be(expected);
    }

    [Fact]
    public void Of_a_long_text_the_part_that_differs_is_shown()
    {
        var same = new string('x', 5_000);
        var (path, recorded, now) = JsonDifferences.Between(CanonicalJson.TryParse($"\"{same} 12 ms and more\""), CanonicalJson.TryParse($"\"{same} 34 ms and more\"")).Single();

        (path, recorded, now).Should().Be(("$", "..." + same[..23] + " 12 ms and more\"", "..." + same[..23] + " 34 ms and more\""));
    }
}
