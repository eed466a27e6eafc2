namespace Harness.Campaigns.Briefs;

/// <summary>A number that a source gives.</summary>
/// <param name="Kind">How it is written.</param>
/// <param name="Quantity">What it is: <c>passes</c>, <c>cost</c>, <c>cost per pass</c>, <c>tool call</c>.</param>
/// <param name="Value">The number; of a fraction the numerator, of an interval the lower bound, of a percentage 0 to 100.</param>
/// <param name="Task">The task, or the prediction, that it is about; empty for the campaign.</param>
/// <param name="Run">The run that it is about; 0 for all.</param>
/// <param name="Other">The denominator or the upper bound; else 0.</param>
internal sealed record Fact(NumberKind Kind, string Quantity, decimal Value, string Task = "", int Run = 0, decimal Other = 0)
{
    /// <summary>As it would be written.</summary>
    public override string ToString() => Kind switch
    {
        NumberKind.Fraction => FormattableString.Invariant($"{Value:0}/{Other:0}"),
        NumberKind.Percent => FormattableString.Invariant($"{Value:0.0} %"),
        NumberKind.Money => FormattableString.Invariant($"${Value:0.######}"),
        NumberKind.Seconds => FormattableString.Invariant($"{Value:0.0##} s"),
        NumberKind.Interval => FormattableString.Invariant($"[{Value:0.00}, {Other:0.00}]"),
        NumberKind.PValue => FormattableString.Invariant($"p = {Value:0.0###}"),
        _ => FormattableString.Invariant($"{Value:0.######}"),
    };

    /// <summary>What it is about: <c>task_04 run2</c>, <c>the campaign</c>.</summary>
    public string Subject => Task.Length == 0 ? "the campaign" : Run == 0 ? Task : FormattableString.Invariant($"{Task} run{Run}");
}
