using System.Diagnostics;
using System.Globalization;
using Harness.Campaigns.Records;

namespace Harness.Campaigns.Tests.Records;

/// <summary>This test executable, started as a second process that appends records.</summary>
internal static class AppendingProcess
{
    public const string Command = "append";

    /// <summary>Appends <paramref name="count"/> attempts of one row; prints each attempt's number when it is safe.</summary>
    public static Process Start(CampaignFolder folder, int count)
    {
        var dll = typeof(AppendingProcess).Assembly.Location;
        var start = new ProcessStartInfo("dotnet", [dll, Command, folder.FullPath, count.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardOutput = true,
        };
        return Process.Start(start)!;
    }

    public static int Run(string[] arguments)
    {
        var folder = CampaignFolder.Open(arguments[0]);
        for (var i = int.Parse(arguments[1], CultureInfo.InvariantCulture); i > 0; i--)
            Console.Out.WriteLine(folder.Append(Sample.Passed()).Attempt);
        return 0;
    }
}
