using Harness.Campaigns.Outcomes;
using Harness.Loopback;

namespace Harness.EndToEnd.Tests.Models;

/// <summary>A model that ends each of five tasks in its own way, always the same. None of them is checked by a compiler.</summary>
public static class MixedModel
{
    private static readonly Dictionary<string, string> TaskOfPrompt = Directory.GetDirectories(Path.Combine(Suite.Root, "tasks"), "Task*")
        .Where(folder => !folder.EndsWith("Control", StringComparison.Ordinal))
        .ToDictionary(folder => File.ReadAllText(Path.Combine(folder, "prompt.md")), folder => "task_" + Path.GetFileName(folder)[4..6]);

    /// <summary>How each task ends.</summary>
    public static IReadOnlyDictionary<string, (OutcomeKind, FailureMode?)> Expected { get; } = new Dictionary<string, (OutcomeKind, FailureMode?)>
    {
        ["task_03"] = (OutcomeKind.Failed, FailureMode.ToolCallRedundancy),
        ["task_04"] = (OutcomeKind.Failed, FailureMode.NoWork),
        ["task_07"] = (OutcomeKind.Passed, null),
        ["task_09"] = (OutcomeKind.Failed, FailureMode.ToolCallHallucinated),
        ["task_10"] = (OutcomeKind.Failed, FailureMode.Refused),
    };

    /// <summary>The next answer of a conversation.</summary>
    public static Reply Answer(LoopbackRequest request) => TaskOfPrompt[request.Prompt] switch
    {
        "task_03" => request.AssistantTurns < 4 ? Answers.Call("list_files", "{}") : Answers.Text("The incident is explained."),
        "task_04" => request.AssistantTurns < 2 ? Answers.Call("list_files", "{}") : Answers.Text("Which of the two pages do you mean?"),
        "task_07" => StepsModel.Answer(request),
        "task_09" => request.AssistantTurns == 0 ? Answers.Call("compute_average", "{}") : Answers.Text("There is no such tool."),
        _ => Answers.Refusal("I cannot help with that."),
    };
}
