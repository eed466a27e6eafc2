using System.Diagnostics;
using System.Globalization;
using Harness.Campaigns.Money;

namespace Harness.Campaigns.Tests.Money;

public sealed class CampaignLedgerProcessTests : IDisposable
{
    private const decimal Limit = 5;

    private readonly TemporaryFolder _root = new();

    public void Dispose() => _root.Dispose();

    [Fact]
    public async Task Two_processes_on_one_campaign_spend_its_money_to_the_last_request_and_no_cent_more()
    {
        var folder = Sample.Folder(_root.Path);
        using var first = SpendingProcess.Start(folder, Limit);
        using var second = SpendingProcess.Start(folder, Limit);

        var billed = (await Task.WhenAll(BilledAsync(first), BilledAsync(second))).Sum();

        billed.Should().BeLessThanOrEqualTo(Limit).And.BeGreaterThan(Limit - SpendingProcess.WorstCase);
        Directory.GetFiles(folder.FullPath, "*.lock").Should().BeEmpty();
    }

    [Fact]
    public async Task What_a_killed_process_had_reserved_counts_as_spent_and_is_not_waited_for()
    {
        var folder = Sample.Folder(_root.Path);
        decimal billed = 0;
        for (var kill = 0; kill < 3; kill++)
        {
            using var process = SpendingProcess.Start(folder, Limit);
            // On a slow machine the money may be gone before the last one is killed.
            for (var i = 0; i < 20 && await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line; i++)
                billed += decimal.Parse(line, CultureInfo.InvariantCulture);
            process.Kill();
            billed += await BilledAsync(process);
        }

        using var last = SpendingProcess.Start(folder, Limit);
        billed += await BilledAsync(last);

        // Each killed process lost at most what its four threads had reserved.
        billed.Should().BeLessThanOrEqualTo(Limit).And.BeGreaterThan(Limit - (13 * SpendingProcess.WorstCase));
        using var ledger = CampaignLedger.Open(folder, Limit, TimeProvider.System);
        ledger.TryReserve(Limit, "run").Should().Match<ReservationAnswer>(a => a.Reservation == null && !a.MayFitLater && a.ReservedUsd == 0 && a.SpentUsd >= billed && a.SpentUsd <= Limit);
    }

    private static async Task<decimal> BilledAsync(Process process)
    {
        var text = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        // A killed process may leave half a line.
        return text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Count(line => line == SpendingProcess.Actual.ToString(CultureInfo.InvariantCulture)) * SpendingProcess.Actual;
    }
}
