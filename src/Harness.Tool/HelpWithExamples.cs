using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Harness.Tool;

/// <summary>Help that ends with what a command does in full and with examples, which a list of options does not teach.</summary>
/// <param name="usual">The library's help.</param>
/// <param name="lessons">The text of each command that has one.</param>
internal sealed class HelpWithExamples(HelpAction usual, IReadOnlyDictionary<Command, string> lessons) : SynchronousCommandLineAction
{
    /// <summary>Replaces the help of a command line and of everything below it.</summary>
    public static void AddTo(RootCommand root, IReadOnlyDictionary<Command, string> lessons)
    {
        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new HelpWithExamples((HelpAction)help.Action!, lessons);
    }

    public override int Invoke(ParseResult parseResult)
    {
        var code = usual.Invoke(parseResult);
        if (lessons.GetValueOrDefault(parseResult.CommandResult.Command) is { } lesson)
            parseResult.InvocationConfiguration.Output.WriteLine(lesson);
        return code;
    }
}
