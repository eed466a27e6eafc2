namespace Harness.Campaigns.Money;

/// <summary>What the lines of a ledger add up to.</summary>
internal sealed class LedgerTotals
{
    private readonly Dictionary<(string Process, long Number), decimal> _open = [];
    private readonly HashSet<string> _runs = new(StringComparer.Ordinal);

    /// <summary>USD that are spent, or may be.</summary>
    public decimal Spent { get; private set; }

    /// <summary>USD that are reserved for requests that are not over.</summary>
    public decimal Open { get; private set; }

    /// <summary>The processes that hold reservations.</summary>
    public IEnumerable<string> Holders => _open.Keys.Select(key => key.Process).Distinct(StringComparer.Ordinal);

    /// <summary>Whether a run has lines here.</summary>
    public bool Knows(string run) => _runs.Contains(run);

    /// <summary>Adds one line. The end of a reservation that is not open changes nothing: it is counted already, at its worst case.</summary>
    public void Add(LedgerLine line)
    {
        switch (line.Event)
        {
            case LedgerEvent.Reserved when _open.TryAdd((line.Process, line.Number), line.Usd):
                Open += line.Usd;
                _runs.Add(line.Run ?? "");
                break;
            case LedgerEvent.Settled or LedgerEvent.Forfeited:
                Close((line.Process, line.Number), line.Usd);
                break;
            case LedgerEvent.Lost:
                foreach (var (key, worstCase) in _open.Where(open => open.Key.Process == line.Process).ToList())
                    Close(key, worstCase);
                break;
        }
    }

    private void Close((string Process, long Number) key, decimal usd)
    {
        if (!_open.Remove(key, out var reserved)) return;
        Open -= reserved;
        Spent += usd;
    }
}
