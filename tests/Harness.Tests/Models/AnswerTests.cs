using Harness.Loopback;
using Harness.Models.Wires;
using Microsoft.Extensions.AI;

namespace Harness.Tests.Models;

public sealed class AnswerTests
{
    [Fact]
    public async Task A_text_answer_brings_text_model_finish_reason_and_usage()
    {
        await using var wire = await Wire.StartAsync(Reply.Text("hi there"));

        var response = await wire.AskAsync();

        response.Text.Should().Be("hi there");
        response.ModelId.Should().Be("test-model");
        response.FinishReason.Should().Be(ChatFinishReason.Stop);
        response.Usage!.InputTokenCount.Should().BePositive();
        response.Usage.TotalTokenCount.Should().Be(response.Usage.InputTokenCount + response.Usage.OutputTokenCount);
    }

    [Fact]
    public async Task The_model_that_answered_is_reported_not_the_one_that_was_asked() =>
        (await Wire.AnswerAsync("""{"content":"hi"}""")).ModelId.Should().Be("answering-model");

    [Theory]
    [InlineData("\"stop\"", "stop")]
    [InlineData("\"eos\"", "stop")]
    [InlineData("\"length\"", "length")]
    [InlineData("\"model_length\"", "length")]
    [InlineData("\"tool_calls\"", "tool_calls")]
    [InlineData("\"content_filter\"", "content_filter")]
    [InlineData("\"abort\"", "abort")]
    [InlineData("\"something new\"", "something new")]
    [InlineData("null", null)]
    [InlineData("17", null)]
    public async Task Finish_reasons_are_mapped_and_unknown_ones_are_kept(string wire, string? expected) =>
        ((await Wire.AnswerAsync("""{"content":"hi"}""", wire)).FinishReason?.Value).Should().Be(expected);

    [Fact]
    public async Task A_refusal_is_an_error_content_and_not_text()
    {
        var response = await Wire.AnswerAsync("""{"content":null,"refusal":"I cannot help with that."}""");

        response.Text.Should().BeEmpty();
        var refusal = response.Messages[0].Contents.OfType<ErrorContent>().Single();
        refusal.ErrorCode.Should().Be("Refusal");
        refusal.Message.Should().Be("I cannot help with that.");
    }

    [Theory]
    [InlineData("""{"content":"b","reasoning_content":"a"}""")]
    [InlineData("""{"content":"b","reasoning":"a"}""")]
    [InlineData("""{"content":"b","reasoning":"","reasoning_details":[{"type":"reasoning.text","text":"a"}]}""")]
    [InlineData("""{"content":[{"type":"thinking","thinking":[{"type":"text","text":"a"}]},{"type":"text","text":"b"}]}""")]
    [InlineData("""{"content":[{"type":"thinking","thinking":"a"},{"type":"text","text":"b"}]}""")]
    public async Task Reasoning_is_read_in_every_spelling_and_kept_apart_from_the_text(string message)
    {
        var response = await Wire.AnswerAsync(message);

        response.Text.Should().Be("b");
        response.Messages[0].Contents.OfType<TextReasoningContent>().Single().Text.Should().Be("a");
    }

    [Fact]
    public async Task Cost_and_upstream_of_a_router_are_kept()
    {
        var response = await Wire.AnswerAsync("""{"content":"b"}""", rest: """ "provider":"DeepInfra","usage":{"prompt_tokens":3,"cost":1.25e-05} """);

        response.AdditionalProperties![OpenAiCompatibleChatClient.CostProperty].Should().Be(0.0000125m);
        response.AdditionalProperties[OpenAiCompatibleChatClient.UpstreamProperty].Should().Be("DeepInfra");
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("{}")]
    [InlineData("""{"content":5,"reasoning":[],"refusal":{},"tool_calls":"no"}""")]
    [InlineData("""{"content":[null,7,{"type":"text"},{"type":"thinking","thinking":{}}],"tool_calls":[null,"x",[]]}""")]
    public async Task A_message_of_an_odd_shape_is_an_empty_reply(string message)
    {
        var response = await Wire.AnswerAsync(message);

        response.Text.Should().BeEmpty();
        response.Messages[0].Contents.Should().BeEmpty();
    }

    [Fact]
    public async Task Half_a_surrogate_pair_in_an_escape_becomes_a_replacement_character()
    {
        var response = await Wire.AnswerAsync("""{"content":"a\ud83d b\ude00 \ud83d\ude00 \\ud83d"}""");

        response.Text.Should().Be("a\uFFFD b\uFFFD \U0001F600 \\ud83d");
    }

    [Fact]
    public async Task A_property_that_comes_twice_counts_once_and_can_be_echoed()
    {
        await using var wire = await Wire.StartAsync(
            new OpenAiCompatibleProfile { Name = "loopback", EchoMalformedArguments = false },
            Wire.Completion("""{"content":"x","content":"y","tool_calls":[{"id":"a","function":{"name":"t","name":"u","arguments":"{"}}]}"""),
            Reply.Text("end"));

        var echo = await wire.EchoAsync();

        echo.GetProperty("content").GetString().Should().Be("y");
        echo.GetProperty("tool_calls")[0].GetProperty("function").GetProperty("name").GetString().Should().Be("u");
    }

    [Fact]
    public async Task Streaming_hands_out_the_same_answer()
    {
        await using var wire = await Wire.StartAsync(Reply.Text("hi there"));

        var updates = wire.Client.GetStreamingResponseAsync([new(ChatRole.User, "hello")], cancellationToken: TestContext.Current.CancellationToken);
        var response = await updates.ToChatResponseAsync(TestContext.Current.CancellationToken);

        response.Text.Should().Be("hi there");
        response.Usage!.OutputTokenCount.Should().BePositive();
    }
}
