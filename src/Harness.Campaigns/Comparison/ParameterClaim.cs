namespace Harness.Campaigns.Comparison;

/// <summary>How the total parameter counts of two models compare, by one source.</summary>
/// <param name="Source">Whose statement it is: <c>as published</c>, <c>per model card</c>.</param>
/// <param name="BaselineBillion">Total parameters of the baseline's model, in billions.</param>
/// <param name="CandidateBillion">Total parameters of the candidate's model, in billions.</param>
public sealed record ParameterClaim(string Source, decimal BaselineBillion, decimal CandidateBillion)
{
    /// <summary>The change in percent of the baseline's total; below 0 the candidate is smaller.</summary>
    public decimal ChangePercent => ((CandidateBillion / BaselineBillion) - 1) * 100;

    internal static IReadOnlyList<ParameterClaim> Between(CampaignTally baseline, CampaignTally candidate)
    {
        var (before, now) = (baseline.Manifest.Published, candidate.Manifest.Published);
        (string Source, string? Before, string? Now)[] sources =
        [
            ("as published", before?.ArchitectureAsPublished, now?.ArchitectureAsPublished),
            ("per model card", before?.ArchitecturePerModelCard, now?.ArchitecturePerModelCard),
        ];
        return
        [
            .. from source in sources
               let b = ParameterCount.Parse(source.Before)
               let c = ParameterCount.Parse(source.Now)
               where b is not null && c is not null
               select new ParameterClaim(source.Source, b.TotalBillion, c.TotalBillion),
        ];
    }
}
