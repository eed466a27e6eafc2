using System.Diagnostics;
using System.Globalization;
using Harness.Campaigns.Money;
using Harness.Campaigns.Records;

namespace Harness.Campaigns.Tests.Money;

/// <summary>This test executable, started as a second process that spends a campaign's money until it is used up.</summary>
internal static class SpendingProcess
{
    public const string Command = "spend";

    /// <summary>What one request may cost.</summary>
    public const decimal WorstCase = 0.03m;

    /// <summary>What one request costs.</summary>
    public const decimal Actual = 0.02m;

    private const int Threads = 4;

    /// <summary>Starts it. It prints the cost of a request when it is "billed", before it is settled.</summary>
    public static Process Start(CampaignFolder folder, decimal limit)
    {
        var arguments = new[] { typeof(SpendingProcess).Assembly.Location, Command, folder.FullPath, limit.ToString(CultureInfo.InvariantCulture) };
        return Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true })!;
    }

    public static async Task<int> RunAsync(string[] arguments)
    {
        using var ledger = CampaignLedger.Open(CampaignFolder.Open(arguments[0]), decimal.Parse(arguments[1], CultureInfo.InvariantCulture), TimeProvider.System);
        await Task.WhenAll(Enumerable.Range(1, Threads).Select(thread => Task.Run(() => Spend(ledger, thread))));
        return 0;
    }

    private static async Task Spend(CampaignLedger ledger, int thread)
    {
        while (true)
        {
            var answer = ledger.TryReserve(WorstCase, $"run{thread}");
            if (answer.Reservation is not null)
            {
                Console.Out.WriteLine(Actual.ToString(CultureInfo.InvariantCulture));
                ledger.Settle(answer.Reservation, Actual);
            }
            else if (!answer.MayFitLater)
            {
                return;
            }

            await Task.Yield();
        }
    }
}
