using Harness.Campaigns.Money;
using Harness.Campaigns.Records;
using Harness.Campaigns.Reports;

namespace Harness.Campaigns.Tests.Money;

public sealed class CampaignLedgerTests : IDisposable
{
    private readonly TemporaryFolder _root = new();
    private readonly CampaignFolder _folder;

    public CampaignLedgerTests() => _folder = Sample.Folder(_root.Path);

    public void Dispose() => _root.Dispose();

    [Fact]
    public void Money_that_is_only_reserved_may_come_back_and_money_that_is_spent_may_not()
    {
        using var ledger = Open(10);
        var first = ledger.TryReserve(8, "a").Reservation!;

        ledger.TryReserve(3, "b").Should().Match<ReservationAnswer>(a => a.Reservation == null && a.MayFitLater && a.ReservedUsd == 8);
        ledger.TryReserve(11, "b").MayFitLater.Should().BeFalse("it never fits");
        ledger.Settle(first, 7.5m);
        ledger.TryReserve(3, "b").Should().Match<ReservationAnswer>(a => a.Reservation == null && !a.MayFitLater && a.SpentUsd == 7.5m && a.ReservedUsd == 0);
        ledger.TryReserve(2.5m, "b").Reservation.Should().NotBeNull("the limit itself may be reached");
    }

    [Fact]
    public void A_request_that_may_be_billed_counts_with_its_worst_case()
    {
        using var ledger = Open(10);

        ledger.Forfeit(ledger.TryReserve(8, "a").Reservation!);

        ledger.TryReserve(3, "b").Should().Match<ReservationAnswer>(a => !a.MayFitLater && a.SpentUsd == 8);
    }

    [Fact]
    public void A_continued_campaign_counts_what_was_spent_with_and_without_a_limit_and_nothing_twice()
    {
        _folder.Append(Sample.Passed() with { CostUsd = 2 });
        using (var first = Open(10))
            first.Settle(first.TryReserve(4, "limited").Reservation!, 3);
        _folder.Append(Sample.Invalid("task_02") with { CostUsd = 3, Ledger = "limited" });
        _folder.Append(Sample.Invalid("task_03") with { CostUsd = 1 });

        using var second = Open(10);

        second.TryReserve(5, "next").Should().Match<ReservationAnswer>(a => a.Reservation == null && a.SpentUsd == 6);
        second.TryReserve(4, "next").Reservation.Should().NotBeNull();
    }

    [Fact]
    public void A_campaign_whose_cost_is_unknown_cannot_be_held_to_a_limit()
    {
        _folder.Append(Sample.Passed() with { CostUsd = null });

        FluentActions.Invoking(() => Open(10)).Should().Throw<InvalidOperationException>().WithMessage("*HARNESS_MAX_COST_USD*cost is unknown*");
    }

    [Fact]
    public void A_line_that_a_killed_process_left_half_written_reserved_nothing()
    {
        using (var first = Open(10))
            first.Settle(first.TryReserve(4, "a").Reservation!, 3);
        File.AppendAllText(_folder.PathOf(CampaignPaths.Ledger), "{\"at\":\"2026-01-02T03:04:05Z\",\"event\":\"reserv");

        using var second = Open(10);

        second.TryReserve(7, "b").Reservation.Should().NotBeNull();
        File.ReadLines(_folder.PathOf(CampaignPaths.Ledger)).Should().HaveCount(3).And.OnlyContain(line => line.EndsWith('}'));
    }

    [Fact]
    public void A_whole_line_that_is_none_of_a_ledger_is_refused_by_its_number()
    {
        File.WriteAllText(_folder.PathOf(CampaignPaths.Ledger), "[]\n");

        FluentActions.Invoking(() => Open(10)).Should().Throw<CampaignFormatException>().Which.Line.Should().Be(1);
    }

    [Fact]
    public void A_process_that_leaves_takes_its_file_along_and_the_report_is_not_held_up_by_one_that_is_there()
    {
        using (Open(10))
        {
            Directory.GetFiles(_folder.FullPath, "ledger.*.lock").Should().ContainSingle();
            CampaignReport.Write(_folder);
            _folder.ReadManifest().Files.Keys.Should().Contain(CampaignPaths.Ledger).And.NotContain(file => file.EndsWith(".lock"));
        }

        Directory.GetFiles(_folder.FullPath, "ledger.*.lock").Should().BeEmpty();
    }

    private CampaignLedger Open(decimal limit) => CampaignLedger.Open(_folder, limit, TimeProvider.System);
}
