namespace Harness.Tasks.Task09_KnowWhenToStop;

/// <summary>What a file of the pack declares itself to be.</summary>
public enum PackResult
{
    /// <summary>The table holds every value that was asked for, each as it was asked for.</summary>
    Complete,

    /// <summary>Anything else.</summary>
    Incomplete,
}
