using System.Text.RegularExpressions;
using Harness.Fixtures;
using Harness.Sandboxes;
using Harness.Tools;

namespace Harness.Tasks.Task10_SqlInvestigation;

/// <summary>
/// Six figures of March 2026 out of a till database that the obvious join answers wrongly: two tables hang off each sale,
/// sales, lines and payments can be void, NULL means "none", and the month ends at another moment in every shop.
/// </summary>
public sealed partial class SqlInvestigation(HarnessFixture harness) : AgenticTask
{
    [AgenticTask("task_10", "sql_investigation")]
    public Task Run(int run) => harness.RunAsync(this, run);

    public override IReadOnlyList<string> Tools => [ToolNames.DescribeSchema, ToolNames.QuerySql, ToolNames.WriteFile];

    public override IReadOnlyDictionary<string, string> Renamings(int instance) => AttemptedAnswers.Renamings(instance);

    public override void Prepare(WorkspaceSetup setup) =>
        setup.UseDatabase(
            FormattableString.Invariant($"sql_investigation-{setup.Instance}"),
            path => LedgerDatabase.Write(LedgerGenerator.Generate(setup.Instance), path));

    public override Task CheckAsync(Checks checks)
    {
        var expected = MarchFigures.Of(LedgerGenerator.Generate(checks.Instance));
        checks.Artefact("answer.json", _ =>
        {
            var answer = checks.Json("answer.json");
            AnswerFile.ShouldBeOneObject(answer);
            AnswerFile.ShouldHold(answer, "sales", expected.Sales);
            AnswerFile.ShouldHold(answer, "net_revenue_cents", expected.NetRevenueCents);
            AnswerFile.ShouldHold(answer, "best_shop_id", expected.BestShopId);
            AnswerFile.ShouldHold(answer, "best_shop_net_revenue_cents", expected.BestShopNetRevenueCents);
            AnswerFile.ShouldHold(answer, "gift_card_cents", expected.GiftCardCents);
            AnswerFile.ShouldHoldSet(answer, "unsettled_sale_ids", expected.UnsettledSaleIds);
        });
        checks.That("a_query_was_made", () => checks.Calls.Should().Contain(
            call => IsQueryForMoney(call),
            "the answer must come from the database: at least one query over sale_lines or payments has to succeed"));
        return Task.CompletedTask;
    }

    private static bool IsQueryForMoney(ToolCall call) =>
        call is { Tool: ToolNames.QuerySql, Status: ToolCallStatus.Succeeded }
        && call.Argument("sql") is { } sql
        && TableWithMoney().IsMatch(CommentOrText().Replace(sql, " "));

    [GeneratedRegex(@"\b(sale_lines|payments)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TableWithMoney();

    [GeneratedRegex(@"--[^\n]*|/\*.*?(\*/|\z)|'(?:[^']|'')*'", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex CommentOrText();
}
