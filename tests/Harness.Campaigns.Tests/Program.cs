using Harness.Campaigns.Tests.Money;
using Harness.Campaigns.Tests.Records;
using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

if (args is [AppendingProcess.Command, .. var rest])
    return AppendingProcess.Run(rest);
if (args is [SpendingProcess.Command, .. var spent])
    return await SpendingProcess.RunAsync(spent);
return args.Contains("--server") || args.Contains("--internal-msbuild-node")
    ? await TestPlatformTestFramework.RunAsync(args, Harness.Campaigns.Tests.SelfRegisteredExtensions.AddSelfRegisteredExtensions)
    : await ConsoleRunner.Run(args);
