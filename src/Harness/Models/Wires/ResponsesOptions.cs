namespace Harness.Models.Wires;

/// <summary>What differs between models and endpoints of the Responses API. Data of a catalog row.</summary>
public sealed record ResponsesOptions
{
    /// <summary>Whether the model takes <c>temperature</c> and <c>top_p</c>. Default false: reasoning models answer 400 to them.</summary>
    public bool TakesSampling { get; init; }

    /// <summary>
    /// Whether reasoning is asked for in encrypted form, to be sent back on the next turn. Default true; a model that does
    /// not reason answers 400 to it.
    /// </summary>
    public bool EncryptedReasoning { get; init; } = true;

    /// <summary>The header that carries the key. Default <c>Authorization</c>; Azure takes <c>api-key</c>. Not sent without a key.</summary>
    public string AuthHeader { get; init; } = "Authorization";

    /// <summary>What stands before the key in <see cref="AuthHeader"/>. Default <c>"Bearer "</c>, with its space.</summary>
    public string AuthPrefix { get; init; } = "Bearer ";
}
