using Harness.Tasks.Tests;
using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

if (args is [DeterminismProcess.Command])
    return await DeterminismProcess.RunAsync();
return args.Contains("--server") || args.Contains("--internal-msbuild-node")
    ? await TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions)
    : await ConsoleRunner.Run(args);
