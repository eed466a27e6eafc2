namespace Harness.EndToEnd.Tests.Models;

/// <summary>Prices in USD per million tokens.</summary>
public sealed record Price(decimal InputUsd, decimal CachedUsd, decimal OutputUsd)
{
    private const decimal Million = 1_000_000;

    /// <summary>What <see cref="Answers"/> cost unless a test says otherwise.</summary>
    public static Price Usual { get; } = new(2m, 0.5m, 10m);

    /// <summary>What so many of <see cref="Answers"/> cost.</summary>
    public decimal Of(int answers) => answers / Million
        * (((Answers.InputTokens - Answers.CachedTokens) * InputUsd) + (Answers.CachedTokens * CachedUsd) + (Answers.OutputTokens * OutputUsd));
}
