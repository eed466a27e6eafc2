#pragma warning disable RS0030 // The streams of this process are its whole interface.
using System.Runtime.Loader;
using Harness.TestHost;
using Xunit.Runner.InProc.SystemConsole;

// Arguments: the compiled tests. Standard input: the nonce, then one argument of xunit's runner per line.
// The line "ready" tells a host that works from one that does not. Everything is read and redirected before any code of the workspace is loaded.
using var input = new StreamReader(Console.OpenStandardInput());
var nonce = await input.ReadLineAsync() ?? "";
var runnerArguments = new List<string>();
while (await input.ReadLineAsync() is { } argument)
    runnerArguments.Add(argument);

ParentProcess.EndTogether();
WorkingFolder.Remember();
await using var results = new NonceWriter(nonce, ResultChannel.Open());
await results.WriteLineAsync("ready");
var tests = AssemblyLoadContext.Default.LoadFromAssemblyPath(Path.GetFullPath(args[0]));
return await new ConsoleRunner([.. runnerArguments], tests).EntryPoint(null, results);
