using System.Text.Json;
using Harness.Loopback;

namespace Harness.EndToEnd.Tests.Models;

/// <summary>
/// A server that never lets a run end and bills every answer that it begins, also one that nobody is there to receive. Knows better
/// than the harness what was spent.
/// </summary>
public sealed class Till(Price price, TimeSpan thinking)
{
    private int _answers;

    /// <summary>Billed so far in USD.</summary>
    public decimal BilledUsd => price.Of(Volatile.Read(ref _answers));

    /// <summary>Answers billed so far.</summary>
    public int Billed => Volatile.Read(ref _answers);

    /// <summary>Bills the request and answers with one more tool call.</summary>
    public Reply Answer(LoopbackRequest request)
    {
        Interlocked.Increment(ref _answers);
        var arguments = JsonSerializer.Serialize(new { path = "steps/step1.txt", content = $"draft {request.AssistantTurns}" });
        return Answers.Call("write_file", arguments).Delay(thinking);
    }
}
