namespace Harness.Campaigns.Statistics;

/// <summary>What is asked, and so which tail the test takes. To be decided before the runs are seen.</summary>
public enum VerdictQuestion
{
    /// <summary>"Is it worse?", one-sided: the gate.</summary>
    Worse,

    /// <summary>"Is it different?", two-sided: comparisons.</summary>
    Different,
}
