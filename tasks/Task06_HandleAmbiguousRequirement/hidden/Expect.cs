using Lindenvale.Screens.Catalogue;

namespace Lindenvale.Screens.Acceptance;

/// <summary>Stands in for xunit's Assert, which a workspace could declare a second time to make every test pass.</summary>
internal static class Expect
{
    /// <summary>The titles have exactly these numbers, in this order.</summary>
    public static void Numbers(IEnumerable<int> expected, IEnumerable<Title> actual, string about)
    {
        var wanted = string.Join(' ', expected);
        var shown = string.Join(' ', actual.Select(title => title.Number));
        if (wanted != shown)
            throw new InvalidOperationException($"{about}: expected [{wanted}] but was [{shown}]");
    }
}
