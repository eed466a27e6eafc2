using System.Text.Json;
using Harness.Agents;
using Harness.Campaigns.Outcomes;
using Harness.Campaigns.Records;
using Harness.Models;
using Harness.Tests.CSharp;
using Harness.Tools;
using Microsoft.Extensions.AI;

namespace Harness.Tests.Agents;

public sealed class TranscriptTests : IDisposable
{
    private const string Key = "sk-live-\"quoted\"/0123456789";

    private readonly TemporaryFolder _folder = new();
    private readonly TimeSpan _elapsed = TimeSpan.FromSeconds(1.23456);

    [Fact]
    public void Every_event_is_one_json_object_on_a_line_of_its_own()
    {
        var lines = Written(t =>
        {
            t.Prompt("system\nprompt", "user\r\nprompt");
            t.Reply(Turns.Calls(Turns.Write("a.txt", "one\ntwo")));
            t.Call(new ToolCall { Number = 1, Tool = "write_file", Reply = "wrote\na.txt", Status = ToolCallStatus.Succeeded, ChangedWorkspace = true });
            t.Attempt(new() { ["number"] = 1, ["error"] = "HTTP 500" });
            t.Note("topic", "text");
            t.End(new RunFacts(), new Outcome(OutcomeKind.Failed), [new FailedCheck("check", ["reason"])]);
        });

        lines.Select(l => l.GetProperty("type").GetString()).Should().Equal("prompt", "reply", "call", "attempt", "note", "end");
        lines.Should().OnlyContain(l => l.GetProperty("at").GetDouble() == 1.235);
        lines[2].GetProperty("status").GetString().Should().Be("succeeded");
        lines[5].GetProperty("outcome").GetProperty("kind").GetString().Should().Be("failed");
    }

    [Fact]
    public void A_reply_keeps_text_reasoning_and_the_arguments_as_the_model_wrote_them()
    {
        var reply = Turns.Calls(Turns.Unreadable("write_file", "{\"path\": oops"));
        reply.Messages[0].Contents.Add(new TextReasoningContent("let me think"));

        var line = Written(t => t.Reply(reply)).Single();

        line.GetProperty("reasoning").GetString().Should().Be("let me think");
        line.GetProperty("calls")[0].GetProperty("arguments").GetString().Should().Be("{\"path\": oops");
    }

    [Fact]
    public void A_request_keeps_its_moment_its_tokens_its_price_row_and_its_cost_and_leaves_out_what_is_unknown()
    {
        var usage = new TokenUsage { Calls = 1, Input = 100, CachedInput = 40, CacheWrite = 0, Output = 10 };
        var sentAt = new DateTimeOffset(2026, 3, 4, 5, 6, 7, TimeSpan.Zero);

        var line = Written(t => t.Request(new MeteredRequest(sentAt, usage, "models.json:a", 0.00012m))).Single();

        line.GetProperty("type").GetString().Should().Be("request");
        line.GetProperty("sentAt").GetDateTimeOffset().Should().Be(sentAt);
        line.GetProperty("inputTokens").GetInt64().Should().Be(100);
        line.GetProperty("cachedInputTokens").GetInt64().Should().Be(40);
        line.GetProperty("cacheWriteTokens").GetInt64().Should().Be(0);
        line.GetProperty("outputTokens").GetInt64().Should().Be(10);
        line.GetProperty("priceRow").GetString().Should().Be("models.json:a");
        line.GetProperty("costUsd").GetDecimal().Should().Be(0.00012m);
        line.TryGetProperty("reasoningTokens", out _).Should().BeFalse("unknown is left out, not zero");
    }

    [Fact]
    public void A_key_is_nowhere_in_whatever_form_it_came()
    {
        var text = Text(t =>
        {
            t.Prompt(Key, "my key is " + Key);
            t.Reply(Turns.Says(Key));
            t.Reply(Turns.Calls(Turns.Write(Key, Key)));
            t.Note("fault", $"https://example.com/?key={Uri.EscapeDataString(Key)}");
            t.Attempt(new() { ["error"] = JsonSerializer.Serialize(Key) });
        });

        text.Should().NotContain("0123456789").And.Contain(Redaction.Mask);
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            JsonSerializer.Deserialize<JsonElement>(line).ValueKind.Should().Be(JsonValueKind.Object);
    }

    [Theory]
    [InlineData("\u001b[31mred\u0007")]
    [InlineData("line\u2028separator\u0085")]
    [InlineData("half \ud83d a pair")]
    [InlineData("\0\ufeff")]
    [InlineData("\"},{\"type\":\"end\"")]
    public void Hostile_text_breaks_no_line(string hostile)
    {
        var line = Written(t =>
        {
            t.Reply(Turns.Calls(Turns.Call(hostile, (hostile, hostile))));
        }).Should().ContainSingle().Which;

        line.GetProperty("type").GetString().Should().Be("reply");
    }

    [Fact]
    public void What_was_written_is_on_disk_at_once()
    {
        var path = Path.Combine(_folder.Path, "deep", "run1.partial");
        using var transcript = new Transcript(path, new Redaction([]), () => _elapsed);
        transcript.Prompt("s", "u");

        using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        reader.ReadToEnd().Should().EndWith("}\n");
    }

    public void Dispose() => _folder.Dispose();

    private List<JsonElement> Written(Action<Transcript> write) =>
        [.. Text(write).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonSerializer.Deserialize<JsonElement>(l))];

    private string Text(Action<Transcript> write)
    {
        using var transcript = new Transcript(Path.Combine(_folder.Path, "run.partial"), new Redaction([Key]), () => _elapsed);
        write(transcript);
        transcript.Dispose();
        return File.ReadAllText(transcript.File);
    }
}
