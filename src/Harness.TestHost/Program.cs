#pragma warning disable RS0030 // The streams of this process are its whole interface.
using Harness.TestHost;
using Xunit.Runner.InProc.SystemConsole;

// Standard input, line by line: the nonce, the compiled tests in base64, then the arguments of xunit's runner.
// The line "ready" tells a host that works from one that does not. Everything is read and redirected before any code of the workspace is loaded.
using var input = new StreamReader(Console.OpenStandardInput());
var nonce = await input.ReadLineAsync() ?? "";
var compiled = Convert.FromBase64String(await input.ReadLineAsync() ?? "");
var runnerArguments = new List<string>();
while (await input.ReadLineAsync() is { } argument)
    runnerArguments.Add(argument);

ParentProcess.EndTogether();
WorkingFolder.Remember();
var results = new NonceWriter(nonce, ResultChannel.Open());
await results.WriteLineAsync("ready");
var exitCode = await new ConsoleRunner([.. runnerArguments], CompiledTests.Load(compiled)).EntryPoint(null, results);

// Not returned: a thread that the tests started and forgot would keep the process until its time is up.
Environment.Exit(exitCode);
