using Harness.Tasks.Task10_SqlInvestigation;

namespace Harness.Tasks.Tests.Task10;

/// <summary>What has to hold of every ledger, not only of the published one.</summary>
public sealed class LedgerInstances
{
    private static readonly IReadOnlyList<(int Instance, SalesLedger Ledger, MarchFigures Right)> All =
    [
        .. Enumerable.Range(0, 51).Select(instance =>
        {
            var ledger = LedgerGenerator.Generate(instance);
            return (instance, ledger, MarchFigures.Of(ledger));
        }),
    ];

    [Fact]
    public void The_right_reading_and_the_checker_agree()
    {
        foreach (var (instance, ledger, right) in All)
            new LedgerReading().Of(ledger).Should().BeEquivalentTo(right, "of instance {0}", instance);
    }

    [Fact]
    public void Every_mistake_shows()
    {
        foreach (var (instance, ledger, right) in All)
        {
            var answer = AnswerText.Indented(right);
            foreach (var (attempt, reading) in LedgerReading.Mistaken)
                AnswerText.Indented(reading.Of(ledger)).Should().NotBe(answer, "{0} is wrong in instance {1}", attempt, instance);
            AnswerText.Indented(MultipliedJoin.Of(ledger)).Should().NotBe(answer, "a join that multiplies rows is wrong in instance {0}", instance);
        }
    }

    [Fact]
    public void No_two_instances_share_an_answer()
    {
        All.Select(row => row.Right.NetRevenueCents).Should().OnlyHaveUniqueItems();
        All.Select(row => row.Right.GiftCardCents).Should().OnlyHaveUniqueItems();
        All.Select(row => string.Join(',', row.Right.UnsettledSaleIds)).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public void A_ledger_has_about_twenty_thousand_rows_and_some_unsettled_sales()
    {
        foreach (var (instance, ledger, right) in All)
        {
            var rows = ledger.Shops.Count + ledger.Products.Count + ledger.Sales.Count
                + ledger.Sales.Sum(sale => sale.Lines.Count + sale.Payments.Count);
            rows.Should().BeInRange(18_000, 22_000, "of instance {0}", instance);
            right.UnsettledSaleIds.Count.Should().BeInRange(5, 25, "of instance {0}", instance);
        }
    }
}
