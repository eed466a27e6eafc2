namespace Harness.Campaigns.Catalog;

/// <summary>A catalog cannot be used. The message has a line for each problem, which names file and row.</summary>
public sealed class CatalogException : Exception
{
    public CatalogException(IReadOnlyList<string> problems, Exception? inner = null)
        : base(string.Join('\n', problems), inner) => Problems = problems;

    /// <summary>One line each.</summary>
    public IReadOnlyList<string> Problems { get; }
}
