using System.CommandLine;
using Harness.Sandboxes;

namespace Harness.Tool.Doctor;

/// <summary><c>dotnet harness doctor</c>.</summary>
internal static class DoctorCommand
{
    /// <summary>What its help ends with.</summary>
    public const string Lesson = """
        Looks at the SDK, the settings, the folders and the sandbox, and plays one task's reference solution. With a model
        (--model, or MODEL) also at its key, its address, the clock and its price, and asks it for one short answer, which the
        provider charges for. Each finding that is not ok says what to do. Exits with 1 when a check failed.

        Examples:
          dotnet harness doctor                              the machine, and the model that is set, if any
          dotnet harness doctor --fast                       the same in a second
          dotnet harness doctor --model local                a model of harness.json, with one short answer
          dotnet harness doctor --model local --no-call      the same without a charge
          dotnet harness doctor --json | jq '.checks[] | select(.status != "ok")'
        """;

    public static Command Create(Terminal terminal)
    {
        var model = new Option<string?>("--model") { Description = "the model to look at, as MODEL would name it", HelpName = "NAME" };
        var json = new Option<bool>("--json") { Description = "print the findings as JSON" };
        var noCall = new Option<bool>("--no-call") { Description = "do not ask the model for an answer, so that nothing is charged" };
        var fast = new Option<bool>("--fast") { Description = "do not play a task's reference solution" };
        var noBuild = new Option<bool>("--no-build") { Description = "play it with the tasks as they were built last" };
        var command = new Command("doctor", "Checks whether campaigns can be made here, and what to do where not.")
        {
            model, json, noCall, fast, noBuild,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            var options = new DoctorOptions(!parsed.GetValue(noCall), !parsed.GetValue(fast), !parsed.GetValue(noBuild));
            var view = new FindingsView(terminal, parsed.GetValue(json));
            var doctor = new MachineDoctor(ToolEnvironment.Variables, ToolEnvironment.Folder, parsed.GetValue(model), options, SandboxCandidates.Of, TimeProvider.System);
            try
            {
                await foreach (var finding in doctor.LookAsync(view.Progress, cancellation))
                    view.Show(finding);
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                view.Progress("cancelled");
                return ExitCodes.Cancelled;
            }

            return view.End() ? ExitCodes.Success : ExitCodes.Failure;
        });
        return command;
    }
}
