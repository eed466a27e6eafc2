using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Harness.Campaigns.Outcomes;
using Harness.EndToEnd.Tests.Models;
using Harness.Loopback;

namespace Harness.EndToEnd.Tests;

public sealed class SecretTests : IAsyncDisposable
{
    // Looked for by its beginning: half a key is a secret too.
    private const string Key = Mark + "-Zx81kQpT5wNq70LrYv3cHd26-Gm4UtB9sJe2XfRi6PoKa0WlSn5VyDc8Eh3ZqMb7TgLw1";
    private const string Mark = "sk-canary-7f3aKQ9xTz41LmW8";

    // Fails, so that what it saw is printed to the model.
    private const string Spy = """
        using System;
        using System.Collections;
        using System.Linq;
        using Xunit;

        public sealed class SpyTests
        {
            [Fact]
            public void Tells_what_it_sees() => Assert.Fail("SEEN " + string.Join(";",
                Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().Select(e => e.Key + "=" + e.Value)));
        }
        """;

    private readonly Measurement _measurement = new();

    [Fact]
    public async Task A_key_reaches_the_server_and_nothing_else()
    {
        await using var server = await LoopbackModel.StartAsync(Leak);
        _measurement.Against(server).OwnTemporaryFolder().Runs(1).Set("LOOPBACK_KEY", Key).Set("HARNESS_MODELS__LOCAL__API_KEY_VARIABLE", "LOOPBACK_KEY");
        var running = _measurement.StartDotnetTest("--filter", "Task=task_05|Task=task_07|Task=task_09");
        var environments = new ConcurrentDictionary<int, string>();
        using var watching = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var watch = WatchAsync(() => running.Processes.Where(p => p.TouchesModelCode), environments, watching.Token);

        var command = await running.FinishAsync();
        await watching.CancelAsync();
        await watch;

        server.Requests.Should().NotBeEmpty().And.OnlyContain(r => r.Headers["Authorization"] == "Bearer " + Key);
        _measurement.Records.Should().HaveCount(3);
        _measurement.Records.Single(r => r.Task == "task_09").Outcome.Cause.Should().Be(InvalidCause.ProviderError, "its server answered with errors that quote the key");
        var seen = server.Requests.SelectMany(r => r.Messages).Where(m => m.Role == "tool").Select(m => m.Text!).Where(text => text.Contains("SEEN ")).ToList();
        seen.Should().NotBeEmpty("the test of the model has printed its environment").And.OnlyContain(text => !text.Contains(Mark));
        if (OperatingSystem.IsLinux())
            environments.Should().NotBeEmpty().And.OnlyContain(process => !process.Value.Contains(Mark));
        command.Everything.Should().NotContain(Mark);
        _measurement.FilesWith(Mark).Should().BeEmpty();
        _measurement.FilesWith("[redacted]").Select(Path.GetExtension).Should().Contain([".jsonl", ".gz", ".diff"], "it would have been in the records, in the cassettes and in the diffs");
    }

    public ValueTask DisposeAsync() => _measurement.DisposeAsync();

    /// <summary>Every way in which a server or a model could bring the key back.</summary>
    private static Reply Leak(LoopbackRequest request)
    {
        if (request.Tools.Contains("run_tests"))
        {
            return request.AssistantTurns switch
            {
                0 => Answers.Write("tests/SpyTests.cs", Spy),
                1 => Answers.Call("run_tests", "{}"),
                _ => Answers.Text($"The key is {Key}."),
            };
        }

        if (request.Tools.Contains("read_file"))
            return Reply.Error(500, $"no capacity for {Key}", "server_error", null);
        return request.AssistantTurns switch
        {
            // The checker quotes the file, and the reports count the tools by name.
            0 => Answers.Write("steps/step1.txt", $"token: {Key}"),
            1 => Answers.Call(Key, new JsonObject { [Key] = Key }.ToJsonString()),
            2 => Answers.Call("write_file", $"{{\"path\": \"{Key}"),
            3 => Answers.Write($"{Key}.txt", "x"),
            _ => Answers.Text($"Done with {Key}."),
        };
    }

    private static async Task WatchAsync(Func<IEnumerable<Commands.SessionProcess>> processes, ConcurrentDictionary<int, string> environments, CancellationToken cancellation)
    {
        if (!OperatingSystem.IsLinux()) return;
        while (!cancellation.IsCancellationRequested)
        {
            foreach (var process in processes())
                if (process.Environment is { Length: > 0 } environment)
                    environments[process.Id] = environment;
            await Task.Delay(50, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
