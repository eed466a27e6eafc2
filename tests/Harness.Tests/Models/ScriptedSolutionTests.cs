using Harness.Campaigns.Outcomes;
using Harness.Models;
using Harness.Tests.CSharp;
using Microsoft.Extensions.AI;

namespace Harness.Tests.Models;

public sealed class ScriptedSolutionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void A_script_is_read_with_the_files_that_it_names()
    {
        _folder.File("reference/files/Cart.cs", "class Cart;\n");

        var solution = Read("""
            {
              "about": "what it does",
              "expect": { "verdict": "failed", "mode": "no_work", "checks": ["builds"] },
              "turns": [
                { "calls": [{ "tool": "write_file", "arguments": { "path": "Cart.cs", "content": { "$file": "files/Cart.cs" }, "deep": { "x": { "$file": "files/Cart.cs" } } } }] },
                { "say": "done" }
              ]
            }
            """);

        solution.Expect.Verdict.Should().Be(OutcomeKind.Failed);
        solution.Expect.Mode.Should().Be(FailureMode.NoWork);
        solution.Turns.Should().HaveCount(2);
        var arguments = solution.Turns[0].Calls!.Single().Arguments;
        arguments["content"]!.GetValue<string>().Should().Be("class Cart;\n");
        arguments["deep"]!["x"]!.GetValue<string>().Should().Be("class Cart;\n");
        arguments["path"]!.GetValue<string>().Should().Be("Cart.cs");
    }

    [Fact]
    public void A_solution_that_is_not_there_is_named_with_those_that_are()
    {
        _folder.File("reference/script.json", "{}");
        _folder.File("wrong-a/script.json", "{}");

        var read = () => ScriptedSolution.Read(Path.Combine(_folder.Path, "refrence"));

        read.Should().Throw<InvalidDataException>().WithMessage("there is no scripted solution 'refrence'*the task has reference, wrong-a");
    }

    [Theory]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{ "about": "", "expect": { "verdict": "passed" }, "turns": null }""")]
    [InlineData("""{ "about": "", "expect": { "verdict": "great" }, "turns": [] }""")]
    [InlineData("""{ "about": "", "expect": { "verdict": "passed" }, "turns": [{ "calls": [{ "tool": "submit" }] }] }""")]
    [InlineData("""{ "about": "", "expect": { "verdict": "passed" }, "turns": [{ "calls": [{ "tool": "submit", "arguments": null }] }] }""")]
    [InlineData("""{ "about": "", "expect": { "verdict": "passed" }, "turns": [{ "calls": [{ "tool": "write_file", "arguments": { "content": { "$file": "none.txt" } } }] }] }""")]
    [InlineData("""{ "about": "", "expect": { "verdict": "passed" }, "turns": [{ "calls": [{ "tool": "write_file", "arguments": { "content": { "$file": 7 } } }] }] }""")]
    [InlineData("""{ "about": "", "expect": { "verdict": "passed" }, "turns": [{ "calls": [null] }] }""")]
    [InlineData("""{ "about": "", "expect": { "verdict": "passed" }, "turns": [null] }""")]
    public void A_script_that_is_none_is_named(string json)
    {
        var read = () => Read(json);

        read.Should().Throw<InvalidDataException>().WithMessage("*script.json cannot be read: *");
    }

    [Fact]
    public async Task The_scripted_model_replies_by_the_turns_already_said_and_then_with_nothing()
    {
        using var client = new ScriptedChatClient("scripted:x", [new ScriptedTurn("one"), new ScriptedTurn(null, [new ScriptedCall("submit", new() { ["summary"] = "s" })])]);
        List<ChatMessage> conversation = [new(ChatRole.User, "go")];
        List<ChatResponse> replies = [];
        for (var i = 0; i < 3; i++)
        {
            replies.Add(await client.GetResponseAsync(conversation, cancellationToken: TestContext.Current.CancellationToken));
            conversation.AddRange(replies[^1].Messages);
        }

        replies[0].Text.Should().Be("one");
        replies[1].Messages.Single().Contents.OfType<FunctionCallContent>().Single().Name.Should().Be("submit");
        replies[2].Text.Should().BeEmpty();
        replies.Should().OnlyContain(r => r.ModelId == "scripted:x" && r.Usage!.InputTokenCount == 0);
    }

    [Fact]
    public async Task A_cancelled_call_of_the_scripted_model_is_cancelled()
    {
        var ask = () => ScriptedChatClient.Nop.GetResponseAsync([], cancellationToken: new CancellationToken(canceled: true));

        await ask.Should().ThrowAsync<OperationCanceledException>();
    }

    public void Dispose() => _folder.Dispose();

    private ScriptedSolution Read(string json)
    {
        _folder.File("reference/script.json", json);
        return ScriptedSolution.Read(Path.Combine(_folder.Path, "reference"));
    }
}
