using System.Collections.Concurrent;
using System.Diagnostics;
using Harness.Loopback;
using Harness.Models;
using Harness.Models.Wires;
using Microsoft.Extensions.AI;

namespace Harness.Tests.Models;

public sealed class LoopbackModelTests
{
    [Fact]
    public async Task Three_hundred_conversations_are_answered_at_the_same_time()
    {
        const int Conversations = 300;
        var arrived = new ConcurrentBag<string>();
        await using var model = await LoopbackModel.StartAsync(request =>
        {
            arrived.Add(request.Prompt);
            return Reply.Text(request.Prompt).Delay(TimeSpan.FromSeconds(1));
        });
        using var http = ProviderHttp.CreateClient(TimeProvider.System);
        using var client = new OpenAiCompatibleChatClient(http, Wire.EndpointOf(model.BaseUrl), new OpenAiCompatibleProfile { Name = "loopback" });
        var watch = Stopwatch.StartNew();

        var answers = await Task.WhenAll(Enumerable.Range(0, Conversations).Select(i =>
            client.GetResponseAsync([new(ChatRole.User, $"conversation {i}")], cancellationToken: TestContext.Current.CancellationToken)));

        answers.Select(answer => answer.Text).Should().Equal(Enumerable.Range(0, Conversations).Select(i => $"conversation {i}"));
        arrived.Should().OnlyHaveUniqueItems().And.HaveCount(Conversations);
        watch.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(60), "one after another they would take five minutes");
    }

    [Fact]
    public async Task The_script_sees_the_conversation_and_the_offered_tools()
    {
        await using var model = await LoopbackModel.StartAsync(request => request.AssistantTurns == 0
            ? Reply.ToolCalls((request.Tools[0], "{}"), (request.Tools[1], "{}"))
            : Reply.Text(string.Join("+", request.Messages.Where(message => message.Role == "tool").Select(message => message.ToolCallId + "=" + message.Text))));
        using var http = ProviderHttp.CreateClient(TimeProvider.System);
        using var client = new OpenAiCompatibleChatClient(http, Wire.EndpointOf(model.BaseUrl), new OpenAiCompatibleProfile { Name = "loopback" });
        var options = new ChatOptions { Tools = [AIFunctionFactory.Create(() => 1, "one"), AIFunctionFactory.Create(() => 2, "two")] };
        List<ChatMessage> conversation = [new(ChatRole.User, "hello")];

        var first = await client.GetResponseAsync(conversation, options, TestContext.Current.CancellationToken);
        conversation.AddRange(first.Messages);
        conversation.Add(new ChatMessage(ChatRole.Tool, [.. first.Messages[0].Contents.OfType<FunctionCallContent>().Select(call => new FunctionResultContent(call.CallId, call.Name))]));
        var second = await client.GetResponseAsync(conversation, options, TestContext.Current.CancellationToken);

        second.Text.Should().Be("call_0_0=one+call_0_1=two");
        model.Requests.Select(request => request.AssistantTurns).Should().Equal(0, 1);
    }

    [Fact]
    public async Task A_request_beyond_the_end_of_the_script_says_so()
    {
        await using var wire = await Wire.StartAsync(Reply.Text("hi"));
        await wire.AskAsync();
        var ask = () => wire.AskAsync();

        (await ask.Should().ThrowAsync<ProviderException>()).WithMessage("*request 2 is beyond the end of the script*");
    }

    [Fact]
    public async Task Closing_does_not_wait_for_replies_that_hang()
    {
        var wire = await Wire.StartAsync(Reply.Hang());
        var ask = wire.AskAsync();
        while (wire.Model.Requests.Count == 0) await Task.Delay(10, TestContext.Current.CancellationToken);
        var watch = Stopwatch.StartNew();

        await wire.Model.DisposeAsync();

        watch.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(5));
        var wait = () => ask;
        await wait.Should().ThrowAsync<ProviderException>();
        await wire.DisposeAsync();
    }
}
