namespace Harness.Tasks.Task09_KnowWhenToStop;

/// <summary>The first and the last day of the data.</summary>
public readonly record struct Period(DateOnly First, DateOnly Last)
{
    public override string ToString() => FormattableString.Invariant($"{First:yyyy-MM-dd} to {Last:yyyy-MM-dd}");
}
