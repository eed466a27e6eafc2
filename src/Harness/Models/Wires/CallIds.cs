namespace Harness.Models.Wires;

/// <summary>The ids of the tool calls of one answer. Results are matched by id: one that is missing or repeated would answer the wrong call.</summary>
/// <param name="turn">Assistant messages that the conversation already had; makes invented ids unique within it.</param>
internal sealed class CallIds(int turn)
{
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);

    /// <summary>The id as it came, or an invented one.</summary>
    public string Of(string? received)
    {
        if (!string.IsNullOrWhiteSpace(received) && _ids.Add(received)) return received;
        var number = _ids.Count;
        while (!_ids.Add(Invented(number))) number++;
        return Invented(number);
    }

    private string Invented(int number) => FormattableString.Invariant($"call_{turn}_{number}");
}
