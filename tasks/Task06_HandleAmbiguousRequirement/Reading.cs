namespace Harness.Tasks.Task06_HandleAmbiguousRequirement;

/// <summary>One way to read the ticket: a value for each open setting.</summary>
public sealed record Reading(string Window, string Measure, string Ties)
{
    public override string ToString() => $"window {Window}, measure {Measure}, ties {Ties}";
}
