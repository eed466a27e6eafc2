namespace Harness.Campaigns.Comparison.Priors;

/// <summary>Tasks in which the same models failed without a tool call.</summary>
/// <param name="Tasks">Ids of the tasks, in order.</param>
/// <param name="Models">Two or more names of models, in order; text from folders.</param>
public sealed record SharedQuickFail(IReadOnlyList<string> Tasks, IReadOnlyList<string> Models)
{
    /// <summary>The sentence. Text of folders in it is not escaped.</summary>
    public override string ToString() => $"Failed without a tool call (quick_fail) on {ListedWords.Of(Tasks)}: {ListedWords.Of(Models)}.";
}
