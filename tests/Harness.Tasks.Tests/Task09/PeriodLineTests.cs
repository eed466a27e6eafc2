using Harness.Tasks.Task09_KnowWhenToStop;

namespace Harness.Tasks.Tests.Task09;

public sealed class PeriodLineTests
{
    [Theory]
    [InlineData("Period: 2026-03-06 to 2026-03-08")]
    [InlineData("**Period:** 2026-03-06 to 2026-03-08.")]
    [InlineData("- PERIOD: 2026-03-06 TO 2026-03-08")]
    [InlineData("Period: from 2026-03-06 until 2026-03-08")]
    [InlineData("Period: 2026-03-06 - 2026-03-08")]
    [InlineData("Period: 2026-03-06–2026-03-08 (3 days)")]
    [InlineData("Period: `2026-03-06` to `2026-03-08`")]
    [InlineData("Period: 2026\u201103\u201106 to 2026\u201103\u201108")]
    public void A_harmless_spelling_gives_both_days(string line) =>
        PeriodLine.Parse(line).Should().Be(new Period(new DateOnly(2026, 3, 6), new DateOnly(2026, 3, 8)));

    [Theory]
    [InlineData("Period: 2026-03-06")]
    [InlineData("Period: YYYY-MM-DD to YYYY-MM-DD")]
    [InlineData("Period: 06.03.2026 to 08.03.2026")]
    [InlineData("Period: 2026-03-06 to 2026-03-38")]
    [InlineData("Period: three days")]
    [InlineData("2026-03-06 to 2026-03-08")]
    public void Any_other_line_gives_none(string line) => PeriodLine.Parse(line).Should().BeNull();
}
