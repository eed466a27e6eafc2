using Harness.Loopback.Protocols;

namespace Harness.EndToEnd.Tests.Wires;

/// <summary>The tokens of a run and what they cost, counted from what the server sent.</summary>
public sealed record HandCount(long Input, long Cached, long CacheWrite, long Output, long Reasoning)
{
    public static HandCount Of(IReadOnlyList<ScriptedUsage> answers) => new(
        answers.Sum(answer => answer.Input),
        answers.Sum(answer => answer.Cached ?? 0),
        answers.Sum(answer => answer.CacheWrite ?? 0),
        answers.Sum(answer => answer.Output),
        answers.Sum(answer => answer.Reasoning ?? 0));

    /// <summary>USD. Reasoning is part of the output and is not paid twice.</summary>
    public decimal Cost(CatalogPrice price) =>
        (((Input - Cached - CacheWrite) * price.InputUsd) + (Cached * price.CacheReadUsd) + (CacheWrite * price.CacheWriteUsd) + (Output * price.OutputUsd)) / 1_000_000m;
}
