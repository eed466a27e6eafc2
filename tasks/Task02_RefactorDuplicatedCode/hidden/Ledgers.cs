using Wendle.Ledger;
using Wendle.Payouts;

namespace Wendle.Acceptance;

/// <summary>Ledgers in which every rule of the calculation matters; the same in each run.</summary>
internal static class Ledgers
{
    public static readonly Period June = new(new DateOnly(2026, 6, 1), new DateOnly(2026, 6, 30));

    private static readonly string[] Accounts = ["A-1", "A-10", "a-1", "B-2", "A-2", "É-7", "Z-9", "b-2"];

    /// <summary>Rates with which halves of a cent are frequent.</summary>
    public static FeeTable Fees(int number) => new()
    {
        GrowerRate = 0.005m * (1 + (number % 7)),
        DriverRate = 0.0125m * (1 + (number % 5)),
        HostRate = 0.025m * (1 + (number % 3)),
        SmallestPayout = number % 4 == 3 ? 0m : 10m,
    };

    /// <summary>About 60 lines around and within June, of all kinds.</summary>
    public static IReadOnlyList<LedgerLine> Mixed(int number)
    {
        var state = (uint)((number * 7_919) + 17);
        int Next(int below)
        {
            state = unchecked((state * 1_664_525) + 1_013_904_223);
            return (int)((state >> 8) % (uint)below);
        }

        return
        [
            .. Enumerable.Range(0, 60).Select(_ => new LedgerLine(
                June.From.AddDays(Next(34) - 2),
                (PartnerKind)Next(3),
                Accounts[Next(Accounts.Length)],
                (Next(2_400) - 300) / (Next(2) == 0 ? 10m : 100m),
                (LineStatus)Next(3))),
        ];
    }
}
