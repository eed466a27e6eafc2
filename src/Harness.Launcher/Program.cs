#pragma warning disable RS0030 // The streams of this process are its whole interface.
using Harness.Launcher;

// "attempt" runs inside a sandbox and tells what it can do there; everything else is a plan for one.
return args is ["attempt", .. var rest] ? Attempts.Run(rest, Console.Out) : Launch.Run(LaunchPlan.Parse(args));
