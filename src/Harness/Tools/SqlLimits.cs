namespace Harness.Tools;

/// <summary>How much one query may take and give back.</summary>
public sealed record SqlLimits
{
    /// <summary>Longest running time of one call; default 2 seconds.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Most rows shown; default 200.</summary>
    public int MaxRows { get; init; } = 200;

    /// <summary>Most characters shown; default 20,000.</summary>
    public int MaxCharacters { get; init; } = 20_000;

    /// <summary>Most characters shown of one value; default 500.</summary>
    public int MaxValueCharacters { get; init; } = 500;

    /// <summary>Longest query, in characters; default 20,000.</summary>
    public int MaxQueryCharacters { get; init; } = 20_000;
}
