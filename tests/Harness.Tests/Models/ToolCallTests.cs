using System.Text.Json;
using Harness.Loopback;
using Harness.Models.Wires;
using Microsoft.Extensions.AI;

namespace Harness.Tests.Models;

public sealed class ToolCallTests
{
    [Fact]
    public async Task A_call_brings_id_name_arguments_and_their_raw_text()
    {
        await using var wire = await Wire.StartAsync(Reply.ToolCall("read_file", """{ "path" : "a.txt", "limit": null }"""));

        var call = CallsOf(await wire.AskAsync()).Single();

        call.CallId.Should().Be("call_0_0");
        call.Name.Should().Be("read_file");
        call.Exception.Should().BeNull();
        ((JsonElement)call.Arguments!["path"]!).GetString().Should().Be("a.txt");
        call.Arguments.Should().ContainKey("limit").WhoseValue.Should().BeNull();
        call.AdditionalProperties![WireChatClient.RawArgumentsProperty].Should().Be("""{ "path" : "a.txt", "limit": null }""");
    }

    [Theory]
    [InlineData("""{"city":""")]
    [InlineData("[1,2]")]
    [InlineData("null")]
    [InlineData("\"text\"")]
    [InlineData("{'city': 'Rome'}")]
    public async Task Arguments_that_are_no_object_are_a_call_with_an_exception(string arguments)
    {
        await using var wire = await Wire.StartAsync(Reply.ToolCall("t", arguments));

        var call = CallsOf(await wire.AskAsync()).Single();

        call.Exception.Should().BeAssignableTo<JsonException>();
        call.Arguments.Should().BeNull();
    }

    [Fact]
    public async Task Arguments_that_are_nested_beyond_reason_are_a_call_with_an_exception()
    {
        await using var wire = await Wire.StartAsync(Reply.ToolCall("t", "{\"a\":" + new string('[', 100_000)));

        CallsOf(await wire.AskAsync()).Single().Exception.Should().BeAssignableTo<JsonException>();
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("{}")]
    public async Task Empty_arguments_are_a_call_without_arguments(string arguments)
    {
        await using var wire = await Wire.StartAsync(Reply.ToolCall("t", arguments));

        var call = CallsOf(await wire.AskAsync()).Single();

        call.Exception.Should().BeNull();
        call.Arguments.Should().BeEmpty();
    }

    [Fact]
    public async Task Arguments_that_come_as_an_object_are_read()
    {
        var call = await CallOf("""{"id":"a","function":{"name":"t","arguments":{"city":"Rome"}}}""");

        ((JsonElement)call.Arguments!["city"]!).GetString().Should().Be("Rome");
    }

    [Fact]
    public async Task Of_a_key_that_comes_twice_the_last_wins_and_the_raw_text_keeps_both()
    {
        await using var wire = await Wire.StartAsync(Reply.ToolCall("t", """{"a":1,"a":2}"""));

        var call = CallsOf(await wire.AskAsync()).Single();

        ((JsonElement)call.Arguments!["a"]!).GetInt32().Should().Be(2);
        call.AdditionalProperties![WireChatClient.RawArgumentsProperty].Should().Be("""{"a":1,"a":2}""");
    }

    [Fact]
    public async Task Half_a_surrogate_pair_inside_arguments_can_be_read()
    {
        await using var wire = await Wire.StartAsync(Reply.ToolCall("t", """{"a":"x\ud83d"}"""));

        var call = CallsOf(await wire.AskAsync()).Single();

        ((JsonElement)call.Arguments!["a"]!).GetString().Should().Be("x\uFFFD");
    }

    [Theory]
    [InlineData("""{"id":"a","function":{"name":"","arguments":"{}"}}""")]
    [InlineData("""{"id":"a","function":{"arguments":"{}"}}""")]
    [InlineData("""{"id":"a","function":null}""")]
    [InlineData("""{"id":"a"}""")]
    public async Task A_call_without_a_name_is_still_a_call(string call) => (await CallOf(call)).Name.Should().BeEmpty();

    [Theory]
    [InlineData("""{"function":{"name":"t","arguments":"{}"}}""")]
    [InlineData("""{"id":"","function":{"name":"t","arguments":"{}"}}""")]
    [InlineData("""{"id":7,"function":{"name":"t","arguments":"{}"}}""")]
    public async Task A_call_without_an_id_gets_one(string call) => (await CallOf(call)).CallId.Should().Be("call_0_0");

    [Fact]
    public async Task An_id_that_comes_twice_is_replaced()
    {
        var response = await Wire.AnswerAsync("""{"tool_calls":[{"id":"a","function":{"name":"t"}},{"id":"a","function":{"name":"u"}}]}""");

        CallsOf(response).Select(call => call.CallId).Should().Equal("a", "call_0_1");
    }

    [Fact]
    public async Task Calls_are_read_when_the_finish_reason_says_stop()
    {
        var response = await Wire.AnswerAsync("""{"tool_calls":[{"id":"a","function":{"name":"t","arguments":"{}"}}]}""", "\"stop\"");

        response.FinishReason.Should().Be(ChatFinishReason.Stop);
        CallsOf(response).Should().ContainSingle();
    }

    private static async Task<FunctionCallContent> CallOf(string call) =>
        CallsOf(await Wire.AnswerAsync($$"""{"content":null,"tool_calls":[{{call}}]}""")).Single();

    private static IEnumerable<FunctionCallContent> CallsOf(ChatResponse response) =>
        response.Messages.SelectMany(message => message.Contents).OfType<FunctionCallContent>();
}
