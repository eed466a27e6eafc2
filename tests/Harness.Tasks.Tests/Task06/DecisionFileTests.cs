using Harness.Tasks.Task06_HandleAmbiguousRequirement;

namespace Harness.Tasks.Tests.Task06;

public sealed class DecisionFileTests
{
    private const string Window = """{ "question": "How recent?", "decision": "Thirty days.", "setting": "window", "value": "last_30_days" }""";
    private const string Measure = """{ "question": "Top by what?", "decision": "By loans.", "setting": "measure", "value": "loans" }""";
    private const string Ties = """{ "question": "Equals?", "decision": "Alphabetically.", "setting": "ties", "value": "by_name" }""";

    private static readonly Reading Decided = new("last_30_days", "loans", "by_name");

    [Theory]
    [InlineData($"[{Window},{Measure},{Ties}]")]
    [InlineData($"[{Ties},{Window},{Measure}]")]
    [InlineData($"[{Ties},{Window},{Measure},{Ties}]")]
    [InlineData($$"""[{{Window}},{{Measure}},{{Ties}},{"question":"Empty?","decision":"Stays empty.","setting":null,"value":null}]""")]
    [InlineData($$"""[{{Window}},{{Measure}},{{Ties}},{"question":"Empty?","decision":"Stays empty."}]""")]
    [InlineData($$"""[{{Window}},{{Measure}},{{Ties}},{"question":"Empty?","decision":"Stays empty.","setting":"","value":""}]""")]
    [InlineData($$"""[{{Window}},{{Measure}},{"value":" By-Name","setting":"Ties ","decision":"A to Z.","question":"Gleichstand?","why":["fair"]}]""")]
    public void Decisions_are_read_in_any_order_case_and_company(string text)
    {
        var file = DecisionFile.Read(text);

        file.Problems.Should().BeEmpty();
        file.Unrecorded.Should().BeEmpty();
        file.Reading.Should().Be(Decided);
    }

    [Theory]
    [InlineData($"[{Window}]", "measure", "ties")]
    [InlineData($"[{Window},{Ties}]", "measure")]
    [InlineData($"[{Window},{Measure}]", "ties")]
    [InlineData($$"""[{{Window}},{{Measure}},{"question":"Equals?","decision":"A to Z.","setting":null,"value":"by_name"}]""", "ties")]
    public void A_point_without_a_pair_is_not_recorded(string text, params string[] unrecorded)
    {
        var file = DecisionFile.Read(text);

        file.Problems.Should().BeEmpty();
        file.Unrecorded.Should().Equal(unrecorded);
        file.Reading.Should().BeNull();
    }

    [Theory]
    [InlineData("", "*not valid JSON*")]
    [InlineData("{}", "*not a JSON array*")]
    [InlineData("null", "*not a JSON array*")]
    [InlineData("[]", "the file holds no decision")]
    [InlineData($"[{Window},]", "*not valid JSON*")]
    [InlineData("""["window: last_30_days"]""", "entry 1: it is not an object")]
    [InlineData("""[{"decision":"Thirty days.","setting":"window","value":"last_30_days"}]""", "entry 1: question is missing*")]
    [InlineData("""[{"question":"How recent?","decision":"?!","setting":"window","value":"last_30_days"}]""", "entry 1: decision is missing or has no words")]
    [InlineData("""[{"question":"How recent?","decision":"last_30_days","setting":"window","value":"last_30_days"}]""", "entry 1: decision only repeats the value")]
    [InlineData("""[{"question":"\ud83d","decision":"Thirty days.","setting":"window","value":"last_30_days"}]""", "entry 1: question is missing*")]
    [InlineData("""[{"question":"Q a","decision":"D a","setting":"recency","value":"x"}]""", "entry 1: setting \"recency\" is not a setting*")]
    [InlineData("""[{"question":"Q a","decision":"D a","setting":["window"],"value":"x"}]""", "entry 1: setting *is not a setting*")]
    [InlineData("""[{"question":"Q a","decision":"D a","setting":"window","value":"last_31_days"}]""", "entry 1: value \"last_31_days\" is not a value*")]
    [InlineData("""[{"question":"Q a","decision":"D a","setting":"window","value":"loans"}]""", "entry 1: value \"loans\" is not a value of window*")]
    [InlineData("""[{"question":"Q a","decision":"D a","setting":"window","value":30}]""", "entry 1: value 30 is not a value*")]
    [InlineData("""[{"question":"Q a","decision":"D a","setting":"ties"}]""", "entry 1: value (missing) is not a value*")]
    [InlineData("""[{"question":"Q a","decision":"D a","setting":"ties","value":["by_name"]}]""", "entry 1: value *is not a value*")]
    [InlineData("""[{"question":"Q a","decision":"D a","setting":"size","value":5}]""", "entry 1: size is settled*")]
    [InlineData("""[{"question":"Q a","decision":"D a","setting":"window","value":"all_time"}]""", "entry 1: window all_time has no beginning*")]
    [InlineData("""[{"question":"Q a","decision":"D a","setting":"measure","value":"newness"}]""", "entry 1: measure newness ranks*")]
    public void What_does_not_belong_there_is_named_and_decides_nothing(string text, string problem)
    {
        var file = DecisionFile.Read(text);

        file.Problems.Should().ContainSingle().Which.Should().Match(problem);
        file.Reading.Should().BeNull();
    }

    [Fact]
    public void A_setting_with_two_values_is_recorded_but_not_decided()
    {
        var file = DecisionFile.Read($"[{Window},{Measure},{Ties},{Window.Replace("30", "7", StringComparison.Ordinal)}]");

        file.Problems.Should().Equal("window is decided in more than one way: last_30_days, last_7_days");
        file.Unrecorded.Should().BeEmpty();
        file.Reading.Should().BeNull();
    }

    [Fact]
    public void A_member_name_of_half_a_character_is_no_accident()
    {
        var file = DecisionFile.Read("""[{ "\ud83d": 1, "\u0071uestion": "How recent?", "decision": "Thirty days.", "setting": "window", "value": "last_30_days" }]""");

        file.Unrecorded.Should().Equal("measure", "ties");
    }

    [Fact]
    public void Every_word_of_the_open_settings_is_a_reading_or_has_a_reason_why_not()
    {
        var docs = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Task06_HandleAmbiguousRequirement", "workspace", "docs", "lists.md"));

        foreach (var setting in ListSettings.Open)
        {
            var section = docs.Split($"### {setting}\n")[1].Split("\n#")[0];
            var words = section.Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal))
                .SelectMany(line => line.Split('|')[1].Split(',')).Select(word => word.Trim().Trim('`')).ToList();

            words.Except(ListSettings.NoReadings.Keys).Should().Equal(ListSettings.Readings[setting]);
        }

        var settings = docs.Split('\n').Where(line => line.StartsWith("### ", StringComparison.Ordinal)).Select(line => line[4..]);
        settings.Should().BeEquivalentTo(ListSettings.Open.Concat(ListSettings.Settled));
    }
}
