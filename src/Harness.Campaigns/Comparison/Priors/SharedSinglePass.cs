namespace Harness.Campaigns.Comparison.Priors;

/// <summary>A task that several models passed in one of their runs only, and all of them in the same one.</summary>
/// <param name="Task">The task's id.</param>
/// <param name="Run">The number of the run that passed.</param>
/// <param name="Reasoning">Whether they are published as reasoning models; null when it is not said.</param>
/// <param name="Models">Two or more names of models, in order; text from folders.</param>
public sealed record SharedSinglePass(string Task, int Run, bool? Reasoning, IReadOnlyList<string> Models)
{
    /// <summary>The sentence. Text of folders in it is not escaped.</summary>
    public override string ToString() => FormattableString.Invariant($"{Task} was scored once, on run{Run}, by {ListedWords.Count(Models.Count)} {Kind}models: {ListedWords.Of(Models)}.");

    private string Kind => Reasoning switch
    {
        true => "reasoning ",
        false => "non-reasoning ",
        null => "",
    };
}
