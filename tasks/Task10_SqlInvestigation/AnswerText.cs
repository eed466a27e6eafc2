using System.Globalization;

namespace Harness.Tasks.Task10_SqlInvestigation;

/// <summary>The forms in which the attempts in <c>solutions/</c> write their answers, to the letter and without a newline at the end.</summary>
internal static class AnswerText
{
    public static string Indented(MarchFigures figures) => Indented(figures, Plain, Plain);

    /// <summary>Amounts in euros.</summary>
    public static string InEuros(MarchFigures figures) =>
        Indented(figures, Plain, cents => string.Create(CultureInfo.InvariantCulture, $"{cents / 100}.{cents % 100:00}"));

    /// <summary>Figures as JSON strings.</summary>
    public static string AsStrings(MarchFigures figures) => Indented(figures, Quoted, Quoted);

    /// <summary>Figures as <c>35.0</c>, lines with CRLF; ends before the closing brace, as another member follows.</summary>
    public static string WithDecimals(MarchFigures figures) =>
        Indented(figures, Decimal, Decimal)[..^2].Replace("\n", "\r\n", StringComparison.Ordinal);

    /// <summary>No white space, members and ids backwards.</summary>
    public static string Backwards(MarchFigures figures)
    {
        string[] members =
        [
            $"\"unsettled_sale_ids\":[{string.Join(',', figures.UnsettledSaleIds.Reverse())}]",
            $"\"gift_card_cents\":{Plain(figures.GiftCardCents)}",
            $"\"best_shop_net_revenue_cents\":{Plain(figures.BestShopNetRevenueCents)}",
            $"\"best_shop_id\":{Plain(figures.BestShopId)}",
            $"\"net_revenue_cents\":{Plain(figures.NetRevenueCents)}",
            $"\"sales\":{Plain(figures.Sales)}",
        ];
        return $"{{{string.Join(',', members)}}}";
    }

    /// <summary>All shops as the best one, every thirtieth sale and the right ones as unsettled.</summary>
    public static string NamingEverything(MarchFigures figures, SalesLedger ledger)
    {
        var shops = ledger.Shops.Select(shop => shop.Id);
        var sales = ledger.Sales.Select(sale => sale.Id).Where(id => id % 30 == 1 || figures.UnsettledSaleIds.Contains(id));
        string[] members =
        [
            $"\"sales\": {Plain(figures.Sales)}",
            $"\"net_revenue_cents\": {Plain(figures.NetRevenueCents)}",
            $"\"best_shop_id\": [{string.Join(", ", shops)}]",
            $"\"best_shop_net_revenue_cents\": {Plain(figures.BestShopNetRevenueCents)}",
            $"\"gift_card_cents\": {Plain(figures.GiftCardCents)}",
            $"\"unsettled_sale_ids\": [{string.Join(", ", sales)}]",
        ];
        return $"{{{string.Join(", ", members)}}}";
    }

    private static string Indented(MarchFigures figures, Func<long, string> count, Func<long, string> amount) =>
        $$"""
        {
          "sales": {{count(figures.Sales)}},
          "net_revenue_cents": {{amount(figures.NetRevenueCents)}},
          "best_shop_id": {{count(figures.BestShopId)}},
          "best_shop_net_revenue_cents": {{amount(figures.BestShopNetRevenueCents)}},
          "gift_card_cents": {{amount(figures.GiftCardCents)}},
          "unsettled_sale_ids": [
            {{string.Join(",\n    ", figures.UnsettledSaleIds.Select(id => Plain(id)))}}
          ]
        }
        """.ReplaceLineEndings("\n");

    private static string Plain(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Decimal(long number) => Plain(number) + ".0";

    private static string Quoted(long number) => $"\"{Plain(number)}\"";
}
