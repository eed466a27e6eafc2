using Lindenvale.Screens.Activity;
using Lindenvale.Screens.Catalogue;
using Lindenvale.Screens.Lists;

namespace Lindenvale.Screens.Acceptance;

/// <summary>A catalogue and its activity, in which a title is as busy under every reading of the ticket.</summary>
internal sealed class Branch
{
    public const string Code = "RIVERSIDE";
    public const string Other = "HARBOUR";

    public static readonly DateOnly Today = new(2025, 5, 20);
    public static readonly DateOnly LastMonth = new(2025, 4, 22);

    private readonly List<Title> _titles = [];
    private readonly ActivityLog _activity = new();

    public IReadOnlyList<Title> Shown(string branch, DateOnly today) =>
        new TopTitles(new TitleCatalogue(_titles), _activity).Titles(branch, today);

    /// <summary>Adds a title with so many borrowers and as many holds, each of them today and in the month before.</summary>
    public void Add(
        int number, int strength, string branch = Code,
        Collection collection = Collection.Adult, Format format = Format.Print, bool isWithdrawn = false)
    {
        _titles.Add(new Title(number, $"Volume {number}", collection, format, 1, new DateOnly(2022, 3, 1), isWithdrawn));
        Use(number, strength, branch);
    }

    public void Use(int number, int strength, string branch)
    {
        for (var member = 0; member < strength; member++)
        {
            foreach (var date in new[] { Today, LastMonth })
            {
                _activity.Add(new Loan(number, "m-" + member, branch, date));
                _activity.Add(new Hold(number, "m-" + member, branch, date));
            }
        }
    }

    public void Renew(int number, int members)
    {
        for (var member = 0; member < members; member++)
        {
            _activity.Add(new Loan(number, "r-" + member, Code, Today, IsRenewal: true));
            _activity.Add(new Loan(number, "r-" + member, Code, LastMonth, IsRenewal: true));
        }
    }
}
