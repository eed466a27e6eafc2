using Lindenvale.Screens.Catalogue;
using Xunit;

namespace Lindenvale.Screens.Acceptance;

/// <summary>What the ticket and docs/lists.md settle, the same under every reading.</summary>
public sealed class TicketIsMet
{
    private readonly Branch _branch = new();

    [Fact]
    public void The_five_best_titles_are_shown_the_best_first()
    {
        foreach (var (number, strength) in new[] { (11, 4), (12, 7), (13, 1), (14, 6), (15, 3), (16, 2), (17, 5) })
            _branch.Add(number, strength);

        Expected(12, 14, 17, 11, 15);
    }

    [Fact]
    public void Fewer_titles_make_a_shorter_list()
    {
        _branch.Add(11, 1);
        _branch.Add(12, 2);
        _branch.Add(13, 0);

        Expected(12, 11);
    }

    [Fact]
    public void A_branch_without_loans_and_holds_has_an_empty_list()
    {
        _branch.Add(11, 3);

        Expect.Numbers([], _branch.Shown("OLDTOWN", Branch.Today), "a branch without loans and holds");
    }

    [Fact]
    public void Other_branches_do_not_count()
    {
        _branch.Add(11, 2);
        _branch.Add(12, 1);
        _branch.Use(12, 4, Branch.Other);
        _branch.Add(13, 9, Branch.Other);

        Expected(11, 12);
        Expect.Numbers([13, 12], _branch.Shown(Branch.Other, Branch.Today), "the other branch");
    }

    [Fact]
    public void The_childrens_collection_is_left_out()
    {
        _branch.Add(11, 3, collection: Collection.YoungAdult);
        _branch.Add(12, 8, collection: Collection.Children);
        _branch.Add(13, 2);

        Expected(11, 13);
    }

    [Fact]
    public void Places_are_counted_without_titles_that_are_left_out()
    {
        for (var place = 1; place <= 6; place++)
        {
            _branch.Add(10 + place, 20 - place);
            _branch.Add(30 + place, 30 - place, collection: Collection.Children);
            _branch.Add(50 + place, 40 - place, isWithdrawn: true);
        }

        Expected(11, 12, 13, 14, 15);
    }

    [Fact]
    public void Print_and_audio_are_shown()
    {
        _branch.Add(11, 3, format: Format.Audio);
        _branch.Add(12, 2);
        _branch.Add(13, 1, format: Format.Audio, collection: Collection.YoungAdult);

        Expected(11, 12, 13);
    }

    [Fact]
    public void Renewals_do_not_count()
    {
        _branch.Add(11, 2);
        _branch.Add(12, 1);
        _branch.Renew(12, 6);
        _branch.Add(13, 0);
        _branch.Renew(13, 6);

        Expected(11, 12);
    }

    [Fact]
    public void Withdrawn_titles_are_left_out()
    {
        _branch.Add(11, 1);
        _branch.Add(12, 5, isWithdrawn: true);

        Expected(11);
    }

    [Fact]
    public void A_past_day_knows_nothing_of_what_came_later()
    {
        _branch.Add(11, 3);

        Expect.Numbers([], _branch.Shown(Branch.Code, new DateOnly(2025, 4, 21)), "the day before the first loan and hold");
    }

    private void Expected(params int[] numbers) =>
        Expect.Numbers(numbers, _branch.Shown(Branch.Code, Branch.Today), $"{Branch.Code} on {Branch.Today:O}");
}
