using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Harness.Tasks.Task03_InvestigateLog;

namespace Harness.Tasks.Tests.Task03;

/// <summary>What must hold for the log of every instance.</summary>
public sealed class IncidentLogTests
{
    private static readonly string[] Changes = ["^settings revision ", "^flag ", "^migration ", "^job .* started by schedule", " started, replaces "];

    public static IEnumerable<TheoryDataRow<int>> Instances() => Enumerable.Range(0, 51).Select(instance => new TheoryDataRow<int>(instance));

    [Theory]
    [MemberData(nameof(Instances))]
    public void The_answer_can_be_read_from_the_log(int instance)
    {
        var log = IncidentLog.Of(instance);
        var reader = LogReader.Of(instance);

        var cause = reader.Cause();

        (cause.Number, cause.At, cause.Service).Should().Be((log.Line, log.TimeUtc, log.Service));
        reader.Affected().Should().BeEquivalentTo(log.AffectedRequestIds).And.HaveCount(22).And.OnlyHaveUniqueItems();
    }

    [Theory]
    [MemberData(nameof(Instances))]
    public void The_log_is_as_large_as_the_task_says(int instance)
    {
        var text = IncidentLog.Of(instance).Text;

        text.Should().NotContain("\r").And.EndWith("\n");
        text.Count(character => character == '\n').Should().BeInRange(4_000, 6_000);
        text.Length.Should().BeInRange(320_000, 400_000);
        text.Should().MatchRegex(@"\A[\n\x20-\x7e]*\z", "nobody has to guess an encoding");
    }

    [Theory]
    [MemberData(nameof(Instances))]
    public void No_shortcut_leads_to_the_cause(int instance)
    {
        var log = IncidentLog.Of(instance);
        var reader = LogReader.Of(instance);
        var lines = reader.Lines;
        var firstFailure = lines.First(line => line.At > log.TimeUtc && line.Service == log.Service && line.Level == "ERROR");
        var changes = lines.Where(line => Changes.Any(change => Regex.IsMatch(line.Message, change))).ToList();

        reader.Cause().Level.Should().Be("INFO");
        lines.Single(line => line.Level == "FATAL").Service.Should().NotBe(log.Service);
        lines.First(line => line.Level == "ERROR").Service.Should().NotBe(log.Service);
        changes.First().Number.Should().NotBe(log.Line, "it is not the first change");
        changes.Last(line => line.At < firstFailure.At).Number.Should().NotBe(log.Line, "it is not the last one before the first failure");
        foreach (var change in Changes)
            changes.Where(line => Regex.IsMatch(line.Message, change)).Select(line => line.Service).Distinct().Should().HaveCountGreaterThan(1, "of {0}", change);
        foreach (var change in Changes)
            changes.Should().Contain(line => line.Number != log.Line && line.Service == log.Service && Regex.IsMatch(line.Message, change), "of {0}", change);
    }

    [Theory]
    [MemberData(nameof(Instances))]
    public void An_affected_request_shows_in_several_ways_and_some_not_in_the_culprit(int instance)
    {
        var log = IncidentLog.Of(instance);
        var lines = LogReader.Of(instance).Lines.Where(line => line.At > log.TimeUtc).ToList();
        var failedAtTheGateway = lines.Where(line => line.Message.StartsWith("POST /bookings 503", StringComparison.Ordinal)).Select(line => line.Id).ToList();
        var failedAtTheCulprit = lines.Where(line => line.Service == log.Service && line.Level == "ERROR").Select(line => line.Id).Where(id => id != "-").ToList();

        failedAtTheGateway.Should().HaveCount(12).And.OnlyHaveUniqueItems().And.BeSubsetOf(log.AffectedRequestIds);
        failedAtTheCulprit.Distinct().Should().HaveCount(15).And.BeSubsetOf(log.AffectedRequestIds);
        failedAtTheCulprit.Should().HaveCountGreaterThan(30, "attempts are not requests");
        failedAtTheGateway.Concat(failedAtTheCulprit).Distinct().Should().HaveCount(19, "three show nowhere but in the mail service");
    }

    [Fact]
    public void Another_instance_has_another_answer()
    {
        var logs = Enumerable.Range(0, 51).Select(IncidentLog.Of).ToList();

        logs.Select(log => log.TimeUtc).Should().OnlyHaveUniqueItems();
        logs.SelectMany(log => log.AffectedRequestIds).Should().OnlyHaveUniqueItems();
        logs.Select(log => log.CauseClass).Distinct().Should().HaveCount(4);
        logs.Select(log => log.Service).Distinct().Should().HaveCountGreaterThan(6);
        logs.Select(log => log.Line).Distinct().Should().HaveCountGreaterThan(40);
    }

    /// <summary>A change of the published log is a change of the task: results before and after it do not compare.</summary>
    [Fact]
    public void The_published_log_stays_as_it_is() =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(IncidentLog.Of(0).Text)))
            .Should().Be("42c811d2b61dd72e45a43e0f668c01d1f6ca965a7fbb8ae87460619a63ff0ca6");

    [Theory]
    [InlineData("ar-SA")]
    [InlineData("fa-IR")]
    [InlineData("fi-FI")]
    [InlineData("th-TH")]
    [InlineData("tr-TR")]
    public void The_log_is_the_same_in_every_culture(string culture)
    {
        var (before, beforeUi) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
            IncidentLog.Make(5).Text.Should().Be(IncidentLog.Of(5).Text);
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (before, beforeUi);
        }
    }
}
