using System.Globalization;
using Harness.Loopback;

namespace Harness.Tests.Models;

/// <summary>Each form in which services say how long to wait.</summary>
public sealed class RetryAfterTests
{
    [Theory]
    [InlineData("retry-after", "7", 7)]
    [InlineData("retry-after", "0", 0)]
    [InlineData("retry-after-ms", "1500", 1.5)]
    public async Task A_number_is_read_in_its_unit(string header, string value, double seconds) =>
        (await Wire.FailAsync(Reply.Status(429).Header(header, value))).RetryAfter.Should().Be(TimeSpan.FromSeconds(seconds));

    [Fact]
    public async Task Milliseconds_win_over_seconds() =>
        (await Wire.FailAsync(Reply.Status(429, TimeSpan.FromSeconds(2)).Header("retry-after-ms", "1250"))).RetryAfter.Should().Be(TimeSpan.FromSeconds(1.25));

    [Fact]
    public async Task A_date_is_counted_from_now()
    {
        var date = TimeProvider.System.GetUtcNow().AddMinutes(10).ToString("R", CultureInfo.InvariantCulture);

        (await Wire.FailAsync(Reply.Status(503).Header("retry-after", date))).RetryAfter.Should().BeCloseTo(TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task A_date_that_has_passed_is_no_wait() =>
        (await Wire.FailAsync(Reply.Status(429).Header("retry-after", "Thu, 01 Jan 2015 00:00:00 GMT"))).RetryAfter.Should().Be(TimeSpan.Zero);

    [Theory]
    [InlineData("retry-after", "soon")]
    [InlineData("retry-after", "-5")]
    [InlineData("retry-after-ms", "soon")]
    [InlineData("retry-after-ms", "-5")]
    [InlineData("retry-after-ms", "NaN")]
    [InlineData("retry-after-ms", "Infinity")]
    public async Task Nonsense_is_as_good_as_nothing(string header, string value)
    {
        var error = await Wire.FailAsync(Reply.Status(429).Header(header, value));

        error.Status.Should().Be(429, "another would be a defect of the harness");
        error.RetryAfter.Should().BeNull();
    }

    [Theory]
    [InlineData("retry-after", "2147483647")]
    [InlineData("retry-after", "Fri, 31 Dec 9999 23:59:59 GMT")]
    [InlineData("retry-after-ms", "99999999999999999999999999")]
    public async Task A_wait_beyond_all_measure_is_a_day(string header, string value) =>
        (await Wire.FailAsync(Reply.Status(429).Header(header, value))).RetryAfter.Should().Be(TimeSpan.FromDays(1));
}
