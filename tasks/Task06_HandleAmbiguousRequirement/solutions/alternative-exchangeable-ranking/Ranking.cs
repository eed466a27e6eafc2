using Lindenvale.Screens.Catalogue;

namespace Lindenvale.Screens.Lists;

/// <summary>A rule by which titles are counted and ordered, so that Petra can have another one.</summary>
public interface IRanking
{
    Period Window(DateOnly today);

    IComparer<(Title Title, int Loans)> Order { get; }
}

/// <summary>Most loans of four weeks; equals by name.</summary>
public sealed class FourWeeksByLoans : IRanking
{
    public Period Window(DateOnly today) => Period.Days(28, today);

    public IComparer<(Title Title, int Loans)> Order { get; } = Comparer<(Title Title, int Loans)>.Create((a, b) =>
        (b.Loans, a.Title.Name, a.Title.Number).CompareTo((a.Loans, b.Title.Name, b.Title.Number)));
}
