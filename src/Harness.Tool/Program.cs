using System.CommandLine;
using Harness.Tool;
using Harness.Tool.Doctor;
using Harness.Tool.Listing;

#pragma warning disable RS0030 // The console's home.
var terminal = new Terminal(Console.Out, Console.Error, ToolEnvironment.Width);
#pragma warning restore RS0030
var doctor = DoctorCommand.Create(terminal);
var models = ModelsCommand.Create(terminal);
var root = new RootCommand("Measures AI agents on software tasks.") { models, doctor };
HelpWithExamples.AddTo(root, new Dictionary<Command, string>
{
    [root] = """
        Results go to standard output, progress to standard error. Exit codes: 0 all is well, 1 something is not.
        In the repository the command is: dotnet run --project src/Harness.Tool -- doctor

        Examples:
          dotnet harness models qwen             which models are known, and what do they cost?
          dotnet harness doctor                  is this machine ready?
          dotnet harness doctor --model local    and is that model?
        """,
    [models] = ModelsCommand.Lesson,
    [doctor] = DoctorCommand.Lesson,
});
return await root.Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(5) });
