using System.Text.Json.Nodes;
using Harness.Loopback;
using Harness.Models;
using Harness.Models.Wires;
using Microsoft.Extensions.AI;

namespace Harness.Tests.Models;

/// <summary>Thirty runs against a server that carries so many requests at once and turns the others away.</summary>
public sealed class AdaptiveConcurrencyTests
{
    private const int Runs = 30;
    private const int CallsPerRun = 4;

    private readonly Lock _lock = new();
    private readonly List<int> _carried = [];
    private int _inFlight;
    private int _refused;

    [Theory]
    [InlineData(1, null)]
    [InlineData(6, null)]
    [InlineData(6, 1)]
    public async Task Every_call_is_answered_few_are_turned_away_and_the_server_is_kept_busy(int capacity, int? retryAfterSeconds)
    {
        var announced = retryAfterSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : (TimeSpan?)null;
        await using var server = await LoopbackModel.StartAsync(_ => Answer(capacity, announced));
        using var http = ProviderHttp.CreateClient(TimeProvider.System);
        using var shared = new OpenAiCompatibleChatClient(http, new WireEndpoint { Provider = "loopback", BaseUrl = server.BaseUrl, ModelId = "m" }, new OpenAiCompatibleProfile { Name = "loopback" });
        var gate = new ConcurrencyGate(32, TimeProvider.System);

        await Task.WhenAll(Enumerable.Range(0, Runs).Select(run => PlayAsync(shared, gate, run)));

        const int calls = Runs * CallsPerRun;
        _carried.Should().HaveCount(calls);
        server.Requests.Should().HaveCount(calls + _refused);
        _refused.Should().BeLessThan(calls, "without the gate thirty runs would be turned away again and again");
        _carried.Skip(calls / 2).Average().Should().BeGreaterThan(capacity / 3.0);
    }

    private static async Task PlayAsync(IChatClient shared, ConcurrencyGate gate, int seed)
    {
        var options = new RetryPolicyOptions { MaxAttempts = 20, BaseDelay = TimeSpan.FromMilliseconds(10), MaxDelay = TimeSpan.FromMilliseconds(50) };
        // Disposing it would dispose the shared client.
        var client = new ResilientChatClient(shared, options, TimeProvider.System, new Random(seed), gate: gate);
        for (var call = 0; call < CallsPerRun; call++)
            await client.GetResponseAsync([new(ChatRole.User, "hello")], cancellationToken: TestContext.Current.CancellationToken);
    }

    private Reply Answer(int capacity, TimeSpan? announced)
    {
        lock (_lock)
        {
            if (_inFlight >= capacity)
            {
                _refused++;
                return Reply.Status(429, announced);
            }

            _carried.Add(++_inFlight);
        }

        return Reply.Message(
            _ =>
            {
                lock (_lock) _inFlight--;
                return new JsonObject { ["role"] = "assistant", ["content"] = "hi" };
            },
            "stop").Delay(TimeSpan.FromMilliseconds(20));
    }
}
