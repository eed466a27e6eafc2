using Harness.Tasks.Task03_InvestigateLog;

namespace Harness.Tasks.Tests.Task03;

public sealed class UtcMomentTests
{
    [Theory]
    [InlineData("2026-07-05T15:20:38.182Z")]
    [InlineData("2026-07-05t15:20:38.182z")]
    [InlineData("2026-07-05 15:20:38.182Z")]
    [InlineData("2026-07-05T15:20:38,182Z")]
    [InlineData("2026-07-05T15:20:38.182000Z")]
    [InlineData("2026-07-05T15:20:38.182000000000Z")]
    [InlineData("2026-07-05T15:20:38.182+00:00")]
    [InlineData("2026-07-05T15:20:38.182-00:00")]
    [InlineData("2026-07-05T15:20:38.182+0000")]
    [InlineData("2026-07-05T15:20:38.182+00")]
    [InlineData("2026-07-05T15:20:38.182 UTC")]
    [InlineData("20260705T152038.182Z")]
    [InlineData("  2026-07-05T15:20:38.182Z\n")]
    public void Spellings_of_one_moment_are_the_same(string text) =>
        UtcMoment.Read(text).Should().Be(new DateTime(2026, 7, 5, 15, 20, 38, 182, DateTimeKind.Utc));

    [Theory]
    [InlineData("")]
    [InlineData("2026-07-05T15:20:38.182")]
    [InlineData("2026-07-05T15:20:38Z")]
    [InlineData("2026-07-05T15:20:38.18Z")]
    [InlineData("2026-07-06T00:50:38.182+09:30")]
    [InlineData("2026-07-05T15:20:38.182+00:30")]
    [InlineData("2026-07-05T15:20:38.18200001Z")]
    [InlineData("2026-07-05T25:20:38.182Z")]
    [InlineData("2026-02-30T15:20:38.182Z")]
    [InlineData("05.07.2026 15:20:38.182Z")]
    [InlineData("2026-07-05T15:20:38.182Z or 2026-07-05T15:27:50.706Z")]
    [InlineData("٢٠٢٦-٠٧-٠٥T15:20:38.182Z")]
    public void Anything_else_is_no_moment_in_UTC_to_the_millisecond(string text) =>
        UtcMoment.Read(text).Should().BeNull();

    [Fact]
    public void Another_moment_is_another_moment() =>
        UtcMoment.Read("2026-07-05T15:20:38.1820001Z").Should().NotBe(UtcMoment.Read("2026-07-05T15:20:38.182Z"));
}
