namespace Harness.Models.Cassettes;

/// <summary>The first line of a cassette: which run it holds. Part of the chain, so that no cassette passes for another's.</summary>
public sealed record CassetteHeader
{
    /// <summary>Raised when a reader of the older format would misread the newer one. Every line carries it as <c>v</c>.</summary>
    public const int CurrentFormatVersion = 1;

    public int V { get; init; } = CurrentFormatVersion;

    public required string Suite { get; init; }

    public required string Task { get; init; }

    /// <summary>The run's number, from 1.</summary>
    public required int Run { get; init; }

    /// <summary>The instance of the suite; 0 is the published one.</summary>
    public required int Instance { get; init; }

    /// <summary>The model as asked for with <c>MODEL</c>.</summary>
    public required string Model { get; init; }
}
