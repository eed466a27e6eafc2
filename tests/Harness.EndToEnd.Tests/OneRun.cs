using System.Globalization;
using Harness.Campaigns.Outcomes;
using Harness.Campaigns.Records;
using Harness.EndToEnd.Tests.Commands;
using Harness.EndToEnd.Tests.Models;
using Harness.Loopback;

namespace Harness.EndToEnd.Tests;

/// <summary>One run of task_07 against a server with a script: what it answered, what was printed, what is on disk.</summary>
public sealed class OneRun : IAsyncDisposable
{
    private readonly Measurement _measurement;
    private readonly LoopbackModel _server;

    private OneRun(Measurement measurement, LoopbackModel server, FinishedCommand command) =>
        (_measurement, _server, Command) = (measurement, server, command);

    public FinishedCommand Command { get; }

    /// <summary>Requests that reached the server.</summary>
    public int Requests => _server.Requests.Count;

    /// <summary>The record on disk.</summary>
    public RunRecord Record => _measurement.Records.Should().ContainSingle(Command.Everything).Subject;

    /// <summary>Plays the run with the test executable.</summary>
    /// <param name="script">What the server answers.</param>
    /// <param name="settings">Environment variables beyond those of <see cref="Measurement.Against"/>.</param>
    public static async Task<OneRun> PlayAsync(Func<LoopbackRequest, Reply> script, params (string Name, string Value)[] settings)
    {
        var server = await LoopbackModel.StartAsync(script);
        var measurement = new Measurement().Against(server).Runs(1);
        foreach (var (name, value) in settings)
            measurement.Set(name, value);
        var command = await measurement.ExecuteAsync("-trait", "Task=" + StepsModel.Task);
        return new OneRun(measurement, server, command);
    }

    /// <summary>The record, the test's result and the console agree that it passed.</summary>
    public void ShouldHavePassed()
    {
        Record.Outcome.Kind.Should().Be(OutcomeKind.Passed, Command.Everything);
        Command.ExitCode.Should().Be(0);
        Command.Output.Should().Contain("Total: 1, Errors: 0, Failed: 0");
    }

    /// <summary>The record, the test's result and the console agree that the model failed, and how.</summary>
    public void ShouldHaveFailed(FailureShape shape, FailureMode mode)
    {
        Record.Outcome.Should().Match<Outcome>(o => o.Kind == OutcomeKind.Failed && o.Shape == shape && o.Mode == mode && o.Cause == null, Command.Everything);
        Record.Error.Should().BeNull();
        Record.FailedChecks.Should().NotBeEmpty();
        var headline = shape.Name() + (mode.Name() == shape.Name() ? "" : $" ({mode.Name()})");
        Command.ExitCode.Should().Be(1);
        Command.Output.Should().Contain("Total: 1, Errors: 0, Failed: 1").And.Contain(headline);
        ShouldSayHowToGoOn();
    }

    /// <summary>The record, the test's result and the console agree that nothing was measured, and why.</summary>
    public void ShouldBeInvalid(InvalidCause cause, string because)
    {
        Record.Outcome.Should().Be(new Outcome(OutcomeKind.Invalid, cause), Command.Everything);
        Record.Error.Should().Contain(because);
        Command.ExitCode.Should().Be(1);
        Command.Output.Should().Contain("Total: 1, Errors: 0, Failed: 1").And.Contain("invalid: " + cause.Name()).And.Contain(because);
        ShouldSayHowToGoOn();
    }

    /// <summary>Tokens and money are those of so many <see cref="Answers"/>.</summary>
    public void ShouldHaveUsed(int answers)
    {
        Record.Usage.Should().Be(new TokenUsage
        {
            Calls = answers,
            Input = answers * Answers.InputTokens,
            CachedInput = answers * Answers.CachedTokens,
            CacheWrite = Record.Usage.CacheWrite,
            Output = answers * Answers.OutputTokens,
            Reasoning = Record.Usage.Reasoning,
        });
        Record.CostUsd.Should().Be(Price.Usual.Of(answers));
        File.ReadLines(_measurement.Campaign.PathOf("verification/cost_breakdown.csv")).Last()
            .Should().Contain("," + Record.CostUsd!.Value.ToString("0.##########", CultureInfo.InvariantCulture) + ",");
    }

    public async ValueTask DisposeAsync()
    {
        await _measurement.DisposeAsync();
        await _server.DisposeAsync();
    }

    private void ShouldSayHowToGoOn()
    {
        Command.Output.Should().Contain("MODEL=local").And.Contain("--filter \"Task=task_07&Run=1\"");
        Command.Output.Should().Contain(_measurement.Campaign.PathOf(Record.Transcript!));
        File.Exists(_measurement.Campaign.PathOf(Record.Transcript!)).Should().BeTrue();
    }
}
