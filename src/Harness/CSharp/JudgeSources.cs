namespace Harness.CSharp;

/// <summary>The sources of a judge, whose meaning the code that is judged must not change.</summary>
/// <param name="Tests">Tests, compiled into one assembly with the sources that they judge.</param>
/// <param name="Start">What is judged as it was before: it says what the names in the tests mean.</param>
public sealed record JudgeSources(IReadOnlyList<SourceFile> Tests, IReadOnlyList<SourceFile> Start);
