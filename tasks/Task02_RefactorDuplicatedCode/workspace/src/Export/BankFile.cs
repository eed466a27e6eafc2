using System.Globalization;
using System.Text;
using Wendle.Payouts;

namespace Wendle.Export;

/// <summary>The file that the bank reads: one line for each transfer, then a line with the total.</summary>
public static class BankFile
{
    public static string Write(IEnumerable<Payout> payouts, DateOnly execution)
    {
        var file = new StringBuilder();
        var total = 0m;
        var count = 0;
        foreach (var payout in payouts.Where(payout => payout.Paid > 0))
        {
            file.Append(CultureInfo.InvariantCulture, $"T;{payout.Reference};{payout.Account};{payout.Paid:0.00}\n");
            total += payout.Paid;
            count++;
        }

        return file.Append(CultureInfo.InvariantCulture, $"E;{execution:yyyy-MM-dd};{count};{total:0.00}\n").ToString();
    }
}
