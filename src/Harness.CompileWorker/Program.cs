#pragma warning disable RS0030 // The streams of this process are its whole interface.
using Harness.CompileWorker;

// Arguments: the folder of the test host, whose assemblies are compiled against.
using var requests = Console.OpenStandardInput();
using var replies = Console.OpenStandardOutput();
Console.SetOut(TextWriter.Null);
return await SdkRoslyn.RunAsync(requests, replies, args[0]);
