using System.Globalization;
using Harness.Loopback;
using Harness.Models;

namespace Harness.Benchmarks;

/// <summary>A server on loopback that plays the reference solution of bench_01, for the suite and for the floor.</summary>
internal sealed class SixTurnsServer : IAsyncDisposable
{
    private readonly LoopbackModel _server;

    private SixTurnsServer(LoopbackModel server) => _server = server;

    /// <summary>How many turns a conversation has.</summary>
    public static int Turns => 6;

    /// <param name="delay">How long each answer takes.</param>
    public static async Task<SixTurnsServer> StartAsync(TimeSpan delay)
    {
        var solution = ScriptedSolution.Read(Path.Combine(Repository.OutputOf(Repository.Suite), "Bench01_SixTurns", "solutions", "reference"));
        if (solution.Turns.Count != Turns)
            throw new InvalidOperationException($"the reference solution of bench_01 has {solution.Turns.Count} turns, not {Turns}");
        var replies = solution.Turns.Select(turn => ReplyOf(turn).Delay(delay)).ToList();
        return new SixTurnsServer(await LoopbackModel.StartAsync(request => replies[request.AssistantTurns]));
    }

    /// <summary>The settings that make the suite's rows ask this server.</summary>
    public Dictionary<string, string> SuiteSettings(int rows) => new()
    {
        ["MODEL"] = "loopback",
        ["HARNESS_MODELS__LOOPBACK__BASE_URL"] = _server.BaseUrl.ToString(),
        ["HARNESS_MODELS__LOOPBACK__FREE"] = "true",
        ["HARNESS_SANDBOX"] = "none",
        ["HARNESS_RUNS"] = rows.ToString(CultureInfo.InvariantCulture),
        // As many as the floor has in flight.
        ["HARNESS_MAX_CONCURRENT_REQUESTS"] = Math.Min(rows, 1_000).ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>The settings that make the floor's rows ask this server.</summary>
    public Dictionary<string, string> FloorSettings(int rows) => new()
    {
        ["BENCHMARK_URL"] = _server.BaseUrl + "/chat/completions",
        ["BENCHMARK_ROWS"] = rows.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>Makes sure that every row asked for every turn, once.</summary>
    /// <exception cref="InvalidOperationException">It did not.</exception>
    public void RequireConversations(int rows)
    {
        if (_server.Requests.Count != rows * Turns)
            throw new InvalidOperationException($"{_server.Requests.Count} requests arrived, not {rows * Turns}");
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private static Reply ReplyOf(ScriptedTurn turn) => turn.Calls is { Count: > 0 } calls
        ? Reply.ToolCalls([.. calls.Select(call => (call.Tool, call.Arguments.ToJsonString()))])
        : Reply.Text(turn.Say!);
}
