using System.Globalization;

namespace Harness.Tasks.Task10_SqlInvestigation;

/// <summary>
/// Everything that the attempts in <c>solutions/</c> say about the ledger of one instance, always in the same order: whole
/// answers, and figures that stand alone. Lists of two instances side by side say what replaces what.
/// </summary>
internal static class AttemptedAnswers
{
    /// <summary>The published text of each answer and figure, with its text in another instance.</summary>
    public static IReadOnlyDictionary<string, string> Renamings(int instance)
    {
        var published = Of(LedgerGenerator.Generate(0));
        var others = Of(LedgerGenerator.Generate(instance));
        return published.Zip(others).DistinctBy(pair => pair.First).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
    }

    private static List<string> Of(SalesLedger ledger)
    {
        var right = MarchFigures.Of(ledger);
        return
        [
            AnswerText.Indented(right),
            AnswerText.Backwards(right),
            AnswerText.WithDecimals(right),
            AnswerText.AsStrings(right),
            AnswerText.InEuros(right),
            AnswerText.NamingEverything(right, ledger),
            AnswerText.Indented(right with { NetRevenueCents = right.NetRevenueCents + 1 }),
            // Two answers for one figure: another one in front, the right one behind.
            AnswerText.Indented(right with { Sales = right.Sales + 7 })[..^2],
            AnswerText.Indented(MultipliedJoin.Of(ledger)),
            AnswerText.Indented(LedgerReading.FirstTry.Of(ledger)),
            .. LedgerReading.Mistaken.Values.Select(reading => AnswerText.Indented(reading.Of(ledger))),
            string.Create(CultureInfo.InvariantCulture, $"{right.Sales}"),
            string.Create(CultureInfo.InvariantCulture, $"{right.NetRevenueCents}"),
            string.Create(CultureInfo.InvariantCulture, $"best shop is {right.BestShopId}"),
        ];
    }
}
