using System.CommandLine;
using Harness.Tool;

#pragma warning disable RS0030 // The console's home.
var terminal = new Terminal(Console.Out, Console.Error, ToolEnvironment.Width, ToolEnvironment.ErrorWidth, ToolEnvironment.IsPlain);
#pragma warning restore RS0030
return await ToolCommandLine.Create(terminal).Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(30) });
