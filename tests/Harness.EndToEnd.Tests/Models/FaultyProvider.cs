using Harness.Loopback;

namespace Harness.EndToEnd.Tests.Models;

/// <summary>
/// Stands between a good model and its caller as a bad network and an overloaded service do: of so many requests one fails, by a fixed
/// sequence, in each of its ways in turn. It bills only answers that it sends whole, so that what the harness counts can be compared with what it billed.
/// </summary>
/// <param name="answer">The good model.</param>
/// <param name="share">The share of requests that fail, 0 to 1.</param>
/// <param name="seed">The sequence of faults.</param>
public sealed class FaultyProvider(Func<LoopbackRequest, Reply> answer, double share, int seed)
{
    private static readonly (string Name, Reply Reply)[] Faults =
    [
        ("429", Reply.Status(429)),
        ("429, retry after 1 s", Reply.Status(429, TimeSpan.FromSeconds(1))),
        ("429, retry after 300 ms", Reply.Status(429).Header("retry-after-ms", "300")),
        ("500", Reply.Status(500)),
        ("503", Reply.Status(503)),
        ("hang", Reply.Hang()),
        ("reset", Reply.Reset()),
        ("cut", Reply.Cut()),
        ("truncated", Reply.RawJson("""{"id":"chatcmpl-1","object":"chat.completion","choices":[{"index":0,"mess""")),
    ];

    private readonly Lock _lock = new();
    private readonly Random _random = new(seed);
    private readonly Dictionary<string, int> _failed = [];

    /// <summary>Requests that were answered whole, and so were billed.</summary>
    public int Billed { get; private set; }

    /// <summary>How often each fault was played.</summary>
    public IReadOnlyDictionary<string, int> Failed => _failed;

    /// <summary>Requests that ended without a readable answer.</summary>
    public int Unreadable => new[] { "hang", "reset", "cut", "truncated" }.Sum(name => _failed.GetValueOrDefault(name));

    /// <summary>Answers, or fails.</summary>
    public Reply Answer(LoopbackRequest request)
    {
        lock (_lock)
        {
            if (_random.NextDouble() < share)
            {
                var (name, reply) = Faults[_failed.Values.Sum() % Faults.Length];
                _failed[name] = _failed.GetValueOrDefault(name) + 1;
                return reply;
            }

            Billed++;
        }

        return answer(request);
    }
}
