namespace Lindenvale.Screens.Catalogue;

/// <summary>All titles that the network has or had.</summary>
public sealed class TitleCatalogue
{
    private readonly Dictionary<int, Title> _titles;

    /// <exception cref="ArgumentException">Two titles have the same number.</exception>
    public TitleCatalogue(IEnumerable<Title> titles)
    {
        _titles = titles.ToDictionary(title => title.Number);
    }

    /// <summary>Every title, also the withdrawn ones, in no particular order.</summary>
    public IReadOnlyCollection<Title> All => _titles.Values;

    public Title? Find(int number) => _titles.GetValueOrDefault(number);
}
