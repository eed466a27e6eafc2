namespace Harness.Models.Wires;

/// <summary>Refuses what a wire cannot carry: a parameter that is dropped silently would be on record as sent.</summary>
internal static class UncarriedParameters
{
    /// <param name="provider">The provider's name.</param>
    /// <param name="parameters">Names as the wires spell them, and the values that were asked for; null asks for nothing.</param>
    /// <exception cref="NotSupportedException">One of them is asked for; the message names it.</exception>
    public static void Refuse(string provider, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        foreach (var (name, value) in parameters)
        {
            if (value is not null)
                throw new NotSupportedException($"{provider}: the model does not take {name} over this wire; leave it unset.");
        }
    }
}
