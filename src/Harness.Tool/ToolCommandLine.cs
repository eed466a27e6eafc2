using System.CommandLine;
using Harness.Tool.Briefs;
using Harness.Tool.Comparing;
using Harness.Tool.Completion;
using Harness.Tool.Doctor;
using Harness.Tool.Exporting;
using Harness.Tool.Gating;
using Harness.Tool.Listing;
using Harness.Tool.Predicting;
using Harness.Tool.Ranking;
using Harness.Tool.Reclassifying;
using Harness.Tool.Regrading;
using Harness.Tool.Reporting;
using Harness.Tool.Repricing;
using Harness.Tool.Running;
using Harness.Tool.Showing;

namespace Harness.Tool;

/// <summary>All commands, with their help.</summary>
internal static class ToolCommandLine
{
    /// <summary>Makes them.</summary>
    /// <param name="terminal">Where they write; help goes to the output of the invocation.</param>
    public static RootCommand Create(Terminal terminal)
    {
        // A command and what its help ends with, in the order of the help: measure, read, check.
        (Command Command, string Lesson)[] commands =
        [
            (RunCommand.Create(terminal), RunCommand.Lesson),
            (ListCommand.Create(terminal), ListCommand.Lesson),
            (ShowCommand.Create(terminal), ShowCommand.Lesson),
            (ReportCommand.Create(terminal), ReportCommand.Lesson),
            (CompareCommand.Create(terminal), CompareCommand.Lesson),
            (LeaderboardCommand.Create(terminal), LeaderboardCommand.Lesson),
            (BaselineCommand.Create(terminal), BaselineCommand.Lesson),
            (GateCommand.Create(terminal), GateCommand.Lesson),
            (PredictCommand.Create(terminal), PredictCommand.Lesson),
            (VerifyCommand.Create(terminal), VerifyCommand.Lesson),
            (ExportCommand.Create(terminal), ExportCommand.Lesson),
            (ReclassifyCommand.Create(terminal), ReclassifyCommand.Lesson),
            (RegradeCommand.Create(terminal), RegradeCommand.Lesson),
            (RepriceCommand.Create(terminal), RepriceCommand.Lesson),
            (ModelsCommand.Create(terminal), ModelsCommand.Lesson),
            (DoctorCommand.Create(terminal), DoctorCommand.Lesson),
            (CompletionCommand.Create(terminal), CompletionCommand.Lesson),
        ];
        var root = new RootCommand("Measures AI agents on software tasks.");
        foreach (var (command, _) in commands)
            root.Add(command);
        HelpWithExamples.AddTo(root, new Dictionary<Command, string>(commands.Select(command => KeyValuePair.Create(command.Command, command.Lesson)))
        {
            [root] = """
                Results go to standard output, progress to standard error. Exit codes: 0 all is well, 1 something is not, 20 regressed,
                21 inconclusive, 22 incomplete, 130 cancelled.
                In the repository the command is: dotnet run --project src/Harness.Tool -- doctor

                Examples:
                  dotnet harness doctor                  is this machine ready?
                  dotnet harness models qwen             which models are known, and what do they cost?
                  dotnet harness run --model local       measure a model
                  dotnet harness list                    what was measured?
                  dotnet harness show ID task_09 3       what did the model do there?
                """,
        });
        return root;
    }
}
