using Harness.Campaigns.Outcomes;
using Harness.Campaigns.Records;
using Harness.Campaigns.Tests;

namespace Harness.Fixtures.Tests;

/// <summary>Sink: what xunit and VSTest print of a row, a failed one's message above all.</summary>
public sealed class HostileVerdictTests : IDisposable
{
    private const int MostLines = 1_000;

    private readonly TemporaryFolder _folder = new();

    public static IEnumerable<TheoryDataRow<string>> Samples => HostileText.Names;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_failed_row_says_its_verdict_first_and_does_nothing(string sample)
    {
        var message = Thrown(sample, new Outcome(OutcomeKind.Failed, Shape: FailureShape.WrongAnswer, Mode: FailureMode.WrongAnswer));

        message.Should().StartWith("wrong_answer, 4 turns, 3.2 s\n  ");
        message.Split('\n').Should().HaveCountLessThan(MostLines).And.NotContain(line => line.StartsWith("passed", StringComparison.Ordinal));
        HostileText.Harm(message, 10_000).Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void An_invalid_row_says_its_cause_first_and_does_nothing(string sample)
    {
        var message = Thrown(sample, new Outcome(OutcomeKind.Invalid, InvalidCause.ProviderError));

        message.Should().StartWith("invalid: provider_error, 4 turns, 3.2 s\n  ");
        HostileText.Harm(message, 10_000).Should().BeEmpty();
    }

    private string Thrown(string sample, Outcome outcome)
    {
        var text = HostileText.Of(sample);
        var campaign = CampaignFolder.Create(_folder.Path, new DateOnly(2026, 1, 2), "m", "suite-v1");
        var record = new RunRecord
        {
            Suite = "suite-v1",
            Task = "task_01",
            Name = text,
            Run = 2,
            Model = "m",
            Outcome = outcome,
            Facts = new RunFacts(),
            StartedAt = DateTimeOffset.UnixEpoch,
            Turns = 4,
            Seconds = 3.21,
            Error = text,
            FailedChecks = [new FailedCheck(text, [text, text])],
            Divergences = [new Divergence(1, text, text, text)],
        };
        return FluentActions.Invoking(() => RowVerdict.Report([record, record], campaign, null)).Should().Throw<Exception>().Which.Message;
    }
}
