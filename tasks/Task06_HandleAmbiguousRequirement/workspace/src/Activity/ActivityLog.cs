namespace Lindenvale.Screens.Activity;

/// <summary>A title that went over the desk.</summary>
/// <param name="Title">Its catalogue number.</param>
/// <param name="Member">The member's token.</param>
/// <param name="Branch">The branch of the desk.</param>
/// <param name="Date">When it was lent, or renewed.</param>
/// <param name="IsRenewal">The member had it already and keeps it longer.</param>
public sealed record Loan(int Title, string Member, string Branch, DateOnly Date, bool IsRenewal = false);

/// <summary>A title that a member had put aside.</summary>
/// <param name="Title">Its catalogue number.</param>
/// <param name="Member">The member's token.</param>
/// <param name="PickUpBranch">Where the member picks it up.</param>
/// <param name="Date">When the hold was placed.</param>
public sealed record Hold(int Title, string Member, string PickUpBranch, DateOnly Date);

/// <summary>What the desks reported, in the order in which it came in. Desks report late, so that is not the order of dates.</summary>
public sealed class ActivityLog
{
    private readonly List<Loan> _loans = [];
    private readonly List<Hold> _holds = [];

    public IReadOnlyList<Loan> Loans => _loans;

    public IReadOnlyList<Hold> Holds => _holds;

    public void Add(Loan loan) => _loans.Add(loan);

    public void Add(Hold hold) => _holds.Add(hold);
}
