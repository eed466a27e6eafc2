using System.Text.Json;
using Harness.Tools;

namespace Harness.Tests.Tools;

public class ToolSchemaTests
{
    private static readonly SampleTool Tool = new();

    [Fact]
    public void The_schema_lists_all_parameters_and_allows_no_others() =>
        ToolSchema.SchemaOf(Tool).GetRawText().Should().Be(
            """{"type":"object","properties":{"path":{"type":"string","description":"A path."},"lines":{"type":"integer","description":"Lines."},"all":{"type":"boolean","description":"All."}},"required":["path"],"additionalProperties":false}""");

    [Fact]
    public void The_declaration_carries_name_description_and_schema()
    {
        var declaration = ToolSchema.Declare(Tool);

        declaration.Name.Should().Be("sample");
        declaration.Description.Should().Be("Does nothing.");
        declaration.JsonSchema.GetProperty("required")[0].GetString().Should().Be("path");
    }

    [Theory]
    [InlineData("""{"path":"a","lines":3,"all":true}""", "a", 3L, true)]
    [InlineData("""{"path":"","lines":"-3","all":"false"}""", "", -3L, false)]
    [InlineData("""{"path":"a","lines":3.0,"all":"True"}""", "a", 3L, true)]
    [InlineData("""{"path":"a","lines":null,"all":null}""", "a", null, null)]
    [InlineData("""{"path":"a"}""", "a", null, null)]
    public void Values_are_read_as_models_send_them(string json, string path, long? lines, bool? all)
    {
        var arguments = Read(json);

        arguments.Text("path").Should().Be(path);
        arguments.OptionalInteger("lines").Should().Be(lines);
        arguments.OptionalBoolean("all").Should().Be(all);
    }

    [Theory]
    [InlineData("""{}""", "argument 'path' is missing")]
    [InlineData("""null""", "argument 'path' is missing")]
    [InlineData("""{"path":null}""", "argument 'path' is missing")]
    [InlineData("""{"path":5}""", "argument 'path' is a number, not a string of complete Unicode characters")]
    [InlineData("""{"path":["a"]}""", "argument 'path' is an array, not a string of complete Unicode characters")]
    [InlineData("""{"path":{"a":1}}""", "argument 'path' is an object, not a string of complete Unicode characters")]
    [InlineData("""{"path":"\ud800"}""", "argument 'path' is a string, not a string of complete Unicode characters")]
    [InlineData("""{"path":"a","lines":1.5}""", "argument 'lines' is a number, not a whole number")]
    [InlineData("""{"path":"a","lines":1e300}""", "argument 'lines' is a number, not a whole number")]
    [InlineData("""{"path":"a","lines":"many"}""", "argument 'lines' is a string, not a whole number")]
    [InlineData("""{"path":"a","lines":true}""", "argument 'lines' is a boolean, not a whole number")]
    [InlineData("""{"path":"a","all":1}""", "argument 'all' is a number, not true or false")]
    [InlineData("""{"path":"a","all":"yes"}""", "argument 'all' is a string, not true or false")]
    [InlineData("""{"path":"a","file":"b"}""", "there is no argument 'file'")]
    [InlineData("""{"path":"a","x\ny":"b"}""", "there is no argument 'x\\u000ay'")]
    [InlineData("""{"path":"a","\ud800":"b"}""", "there is no argument '?'")]
    [InlineData("""{"path":"a","path":"b"}""", "argument 'path' is given twice")]
    [InlineData("""{"path":null,"path":"b"}""", "argument 'path' is given twice")]
    [InlineData("""["a"]""", "the arguments are an array, not a JSON object")]
    [InlineData("\"a\"", "the arguments are a string, not a JSON object")]
    public void Anything_else_is_malformed_with_what_is_expected(string json, string problem)
    {
        ToolSchema.TryValidate(Tool, JsonDocument.Parse(json).RootElement, out var arguments, out var malformed).Should().BeFalse();

        arguments.Should().BeNull();
        malformed.Should().Be(problem + "; sample takes path (string), lines (integer, optional), all (boolean, optional)");
    }

    [Fact]
    public void The_name_of_an_unknown_argument_cannot_flood_the_message()
    {
        var json = JsonSerializer.SerializeToElement(new Dictionary<string, string> { [new string('n', 5000)] = "" });

        ToolSchema.TryValidate(Tool, json, out _, out var malformed);

        malformed!.Length.Should().BeLessThan(200);
    }

    [Fact]
    public void A_dictionary_is_read_like_the_object_that_it_came_from()
    {
        var raw = new Dictionary<string, object?> { ["path"] = JsonSerializer.SerializeToElement("a"), ["lines"] = 4 };

        ToolSchema.TryValidate(Tool, raw, out var arguments, out _).Should().BeTrue();

        arguments!.Text("path").Should().Be("a");
        arguments.OptionalInteger("lines").Should().Be(4);
    }

    [Fact]
    public void No_arguments_at_all_suit_a_tool_that_takes_none()
    {
        ToolSchema.TryValidate(new DescribeSchemaTool("none"), raw: null, out _, out _).Should().BeTrue();
        ToolSchema.TryValidate(new DescribeSchemaTool("none"), JsonSerializer.SerializeToElement(new { x = 1 }), out _, out var malformed).Should().BeFalse();
        malformed.Should().Be("there is no argument 'x'; describe_schema takes no arguments");
    }

    private static ToolArguments Read(string json)
    {
        ToolSchema.TryValidate(Tool, JsonDocument.Parse(json).RootElement, out var arguments, out var malformed).Should().BeTrue(malformed);
        return arguments!;
    }

    private sealed class SampleTool : AgentTool
    {
        public override string Name => "sample";

        public override string Description => "Does nothing.";

        public override IReadOnlyList<ToolParameter> Parameters { get; } =
        [
            new("path", ToolParameterType.String, "A path."),
            new("lines", ToolParameterType.Integer, "Lines.", Required: false),
            new("all", ToolParameterType.Boolean, "All.", Required: false),
        ];

        public override ValueTask<ToolReply> InvokeAsync(ToolArguments arguments, CancellationToken cancellation) =>
            ValueTask.FromResult(new ToolReply(""));
    }
}
