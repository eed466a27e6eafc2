using Harness.Campaigns.Outcomes;
using Harness.Campaigns.Records;

namespace Harness.Models.Cassettes;

/// <summary>
/// Plays one recorded run: answer n to request n, whatever is asked. Where the request is not the recorded one, that is reported and the
/// play goes on: what is tried is what the recorded actions come to with today's tools, sandbox and checker.
/// </summary>
public sealed class CassettePlayer : ICassette
{
    /// <summary>The most divergences that one run reports.</summary>
    public const int MostDivergences = 50;

    private readonly Lock _gate = new();
    private readonly CassetteFile _cassette;
    private readonly RunRecord _recorded;
    private readonly Action<Divergence> _diverged;
    private readonly HashSet<(string, string?, string?)> _seen = [];
    private int _next;

    internal CassettePlayer(CassetteFile cassette, RunRecord recorded, Action<Divergence> diverged) =>
        (_cassette, _recorded, _diverged) = (cassette, recorded, diverged);

    /// <summary>Takes the place of the network, which is not used.</summary>
    public HttpMessageHandler Over(HttpMessageHandler network) => Handler();

    /// <summary>All the network that there is.</summary>
    public HttpMessageHandler Handler() => new CassetteReplayHandler(this);

    /// <summary>Called before each question of the agent.</summary>
    /// <exception cref="RecordedLimitException">The recorded run was ended here by a limit.</exception>
    /// <exception cref="CassetteException">The recorded run ended here by itself, and the harness asks on.</exception>
    public void RequireAnswer()
    {
        lock (_gate)
        {
            var rest = _cassette.Exchanges.Skip(_next);
            // The working time ran out while the model was asked; what is left of that question are attempts without an answer.
            if (_recorded.Facts.Stop is StopReason.TimeLimit && !rest.Any(exchange => exchange.Response.IsAnswer))
                throw Ended(StopReason.TimeLimit);
            if (rest.Any()) return;
            throw TheEnd();
        }
    }

    /// <summary>The run is over: what it left of the cassette, and whether it ended as it was recorded.</summary>
    /// <param name="outcome">What the run came to now.</param>
    public void End(Outcome outcome)
    {
        var left = _cassette.Exchanges.Count - _next;
        if (left > 0 && outcome.Kind != OutcomeKind.Invalid)
            Report(_next + 1, "$", FormattableString.Invariant($"{left} more of {_cassette.Exchanges.Count} requests"), null);
        var (before, now) = (Described(_recorded.Outcome), Described(outcome));
        if (before != now)
            Report(null, "outcome", before, now);
    }

    /// <summary>
    /// The run's record with the cost of the recorded run: tiers and hours made it then, and nothing is paid now. What the replay itself
    /// came to is no money.
    /// </summary>
    public RunRecord Priced(RunRecord record) => record with { CostUsd = _recorded.CostUsd, PriceRow = _recorded.PriceRow };

    /// <summary>The recorded answer to the next request.</summary>
    /// <exception cref="RecordedLimitException">The recorded run was ended here by a limit, before it could try again.</exception>
    /// <exception cref="CassetteException">There is none, or the request goes to another address.</exception>
    internal RecordedResponse Next(RecordedRequest now)
    {
        lock (_gate)
        {
            if (_next == _cassette.Exchanges.Count) throw TheEnd();
            var (recorded, response) = _cassette.Exchanges[_next++];
            if ((recorded.Method, recorded.Path) != (now.Method, now.Path))
                throw new CassetteException($"request {_next} goes to {now.Method} {now.Path}, and {recorded.Method} {recorded.Path} was recorded: that is another wire");
            if (recorded.Hash != now.Hash)
                foreach (var (path, before, after) in recorded.DifferencesTo(now))
                    Report(_next, path, before, after);
            return response;
        }
    }

    private void Report(int? request, string path, string? recorded, string? now)
    {
        // A tool's answer stands in every later request too.
        if (_seen.Count < MostDivergences && _seen.Add((path, recorded, now)))
            _diverged(new Divergence(request, path, recorded, now));
    }

    private Exception TheEnd() => _recorded.Facts.Stop is { } stop and (StopReason.TurnLimit or StopReason.TokenLimit or StopReason.CostLimit)
        ? Ended(stop)
        : BeyondTheEnd();

    private RecordedLimitException Ended(StopReason stop)
    {
        _next = _cassette.Exchanges.Count;
        return new RecordedLimitException(stop);
    }

    private CassetteException BeyondTheEnd() => new(FormattableString.Invariant(
        $"the cassette ends after {_cassette.Exchanges.Count} requests, and the harness asks once more: {(_seen.Count > 0 ? "see the divergences for what changed" : "limits or settings differ from those of the recorded campaign")}"));

    private static string Described(Outcome outcome) => string.Join(' ', new[]
    {
        outcome.Kind.Name(), outcome.Cause?.Name(), outcome.Shape?.Name(), outcome.Mode?.Name(),
    }.OfType<string>().Distinct());
}
