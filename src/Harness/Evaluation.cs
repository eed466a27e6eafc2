using System.ComponentModel;
using System.Globalization;
using Harness.Agents;
using Harness.Campaigns.Outcomes;
using Harness.Campaigns.Records;
using Harness.Checking;
using Harness.CSharp;
using Harness.Models;
using Harness.Models.Cassettes;
using Harness.Sandboxes;
using Harness.Telemetry;
using Harness.Tools;

namespace Harness;

/// <summary>
/// One run, top to bottom: workspace, agent loop, freeze, check, outcome, record. Read this first. One instance serves a
/// whole campaign; runs may overlap.
/// </summary>
public sealed class Evaluation(
    ModelUnderTest model,
    CampaignFolder campaign,
    TestBench bench,
    PreparedTasks tasks,
    EvaluationOptions options,
    TimeProvider time)
{
    private static readonly TimeSpan LongestCheck = TimeSpan.FromMinutes(5);

    /// <summary>Shared by all runs: whether the campaign still makes sense.</summary>
    public CampaignHalt Halt { get; } = new(options.ContinueAs ?? campaign.Id);

    /// <summary>Makes a run and records it. Never throws for what happens in the run: that is what invalid outcomes are for.</summary>
    /// <param name="task">The task.</param>
    /// <param name="run">The run's number, from 1.</param>
    /// <param name="cancellation">Ends the run; it is recorded as invalid.</param>
    public async Task<RunRecord> RunAsync(TaskDefinition task, int run, CancellationToken cancellation)
    {
        // Unique to this attempt, in this process or any other that works on the campaign.
        var name = Guid.NewGuid().ToString("N");
        var report = new RunReport(model, options, task, run, name, time, cancellation);
        using var transcript = new Transcript(InFlight("transcripts", report), model.Redaction, () => report.Worked);
        using var recorder = RecorderOf(report);
        CassettePlayer? player = null;
        using var span = RunSpan.Begin(campaign.Id, task, run, model);
        try
        {
            if (Halt.Stopped is { } stopped)
            {
                report.Fault = new RunFault(stopped.Cause, "not run: " + stopped.Reason);
                // The verdict counts it as not needed, which holds for a task that is still the baseline's alone.
                if (stopped.Cause == InvalidCause.Curtailed)
                    report.Fingerprint = FingerprintOf(task, report);
            }
            else
            {
                var prepared = tasks.Get(task, options.Instance);
                var sandbox = RunSandbox.Create(prepared, options.WorkFolder, options.KeepWorkspaces);
                try
                {
                    player = model.Replay?.PlayerFor(task.Suite, task.Id, run, divergence => Diverged(divergence, report, transcript));
                    await PlayAsync(prepared, report, sandbox, transcript, (ICassette?)player ?? recorder, span, cancellation);
                    await JudgeAsync(prepared, report, sandbox, cancellation);
                }
                finally
                {
                    Discard(sandbox, transcript);
                }
            }
        }
        catch (Exception e)
        {
            transcript.Note("fault", e.ToString());
            report.Fault = Blame(e, report.Phase, cancellation.IsCancellationRequested);
        }

        var record = report.ToRecord(model.Replay is null ? Halt : new CampaignHalt(campaign.Id)) with
        {
            CassetteChain = recorder?.Chain,
            Sandbox = bench.Isolation.Provider,
            Isolation = RunIsolation.Of(bench.Isolation),
        };
        player?.End(record.Outcome);
        span?.End(record);
        transcript.End(record.Facts, record.Outcome, record.FailedChecks);
        transcript.Dispose();
        return campaign.Append(player?.Priced(record) ?? record, new RunArtefacts(transcript.File, report.Diff) { Cassette = recorder?.Finish() });
    }

    private IReadOnlyDictionary<string, string> FingerprintOf(TaskDefinition task, RunReport report)
    {
        var prepared = tasks.Get(task, options.Instance);
        using var sandbox = RunSandbox.Create(prepared, options.WorkFolder, keep: false);
        return TaskFingerprint.Of(prepared, new ToolBox(BuiltInTools.For(task, sandbox, bench, time, report.Waiting), task.Faults), report.Limits);
    }

    // Code of the agent can make its folder resist; that must not take back what was judged, nor hide what ended the run.
    private static void Discard(RunSandbox sandbox, Transcript transcript)
    {
        try
        {
            sandbox.Dispose();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or Win32Exception)
        {
            transcript.Note("left behind", e.Message);
        }
    }

    private static void Diverged(Divergence divergence, RunReport report, Transcript transcript)
    {
        report.Divergences.Add(divergence);
        transcript.Note("divergence", divergence.ToString());
    }

    // What stopped the recorded campaign stops no replay of it: its other runs were recorded all the same.
    private RunFault Blame(Exception e, RunPhase phase, bool cancelled)
    {
        var fault = RunFault.Of(e, phase, cancelled, new ProviderCure(model.ModelId, model.Access, options.ContinueAs ?? campaign.Id), Halt.Stopped);
        if (fault.StopsCampaign && model.Replay is null)
            Halt.Stop(fault.Cause, fault.Message);
        return fault;
    }

    private string InFlight(string folder, RunReport report) =>
        campaign.PathOf($"{folder}/{report.Task.Id}/run{report.Run}.{report.Name}.partial");

    private CassetteRecorder? RecorderOf(RunReport report)
    {
        if (!options.Record || model.Client is null)
            return null;
        var header = new CassetteHeader { Suite = report.Task.Suite, Task = report.Task.Id, Run = report.Run, Instance = options.Instance, Model = model.Name };
        return new CassetteRecorder(InFlight("cassettes", report), header, model.Redaction, time);
    }

    private async Task PlayAsync(PreparedTask prepared, RunReport report, RunSandbox sandbox, Transcript transcript, ICassette? cassette, RunSpan? span, CancellationToken cancellation)
    {
        var tools = new ToolBox(BuiltInTools.For(prepared.Task, sandbox, bench, time, report.Waiting), prepared.Task.Faults);
        report.Fingerprint = TaskFingerprint.Of(prepared, tools, report.Limits);
        TaskFingerprint.RequireSame(prepared.Task, options.RecordedFingerprints, report.Fingerprint);
        report.Phase = RunPhase.Agent;
        IAttemptObserver observer = new AttemptRecorder(report, transcript, e => Blame(e, report.Phase, cancelled: false), time);
        observer = span?.Watch(observer) ?? observer;
        using var client = model.ClientFor(new RunContext(prepared, report.Run, observer) { Cassette = cassette, Halted = Halt.Token });
        var chat = model.Options.Clone();
        chat.Tools = [.. tools.Declarations];
        chat.MaxOutputTokens ??= report.Limits.OutputTokensPerReply;
        var loop = new AgentLoop(span?.Watch(client) ?? client, chat, tools, report.Limits, report.Meter, report.StartClock(), transcript);
        try
        {
            report.End = await loop.RunAsync(SystemPrompt.Text, prepared.Prompt, cancellation);
        }
        catch (IOException e) when (!Directory.Exists(sandbox.Work))
        {
            throw new DirectoryNotFoundException(RunSandbox.Disappeared, e);
        }

        report.StopClock();
    }

    private async Task JudgeAsync(PreparedTask prepared, RunReport report, RunSandbox sandbox, CancellationToken cancellation)
    {
        var final = sandbox.Freeze();
        var diff = WorkspaceDiff.Between(prepared.Start, final);
        report.Diff = model.Redaction.Apply(diff.Text);
        report.WorkspaceChanged = diff.Files.Count > 0 || final.LeftOut.Count > 0;
        report.Phase = RunPhase.Check;
        using var clock = new WorkingClock(time, LongestCheck, cancellation);
        var finished = new FinishedRun
        {
            Prepared = prepared,
            Final = final,
            Changes = diff.Files,
            Calls = report.Meter.Calls,
            FinalText = report.End!.FinalText,
            Bench = bench,
            Waiting = clock.Waiting,
        };
        report.Verdict = await VerdictAsync(finished, clock);
        if (report.Verdict.Checks == 0)
            throw new InvalidOperationException("the checker made no check");
        report.Phase = RunPhase.CleanUp;
    }

    private static async Task<Verdict> VerdictAsync(FinishedRun finished, WorkingClock clock)
    {
        try
        {
            // On a thread of its own: a checker that never awaits must not hold up the run for ever.
            return await Task.Run(() => finished.Prepared.Task.Check(finished, clock.Token), clock.Token).WaitAsync(clock.Token);
        }
        catch (OperationCanceledException) when (clock.Expired)
        {
            throw new TimeoutException(string.Create(CultureInfo.InvariantCulture, $"the checker did not finish within {LongestCheck.TotalMinutes} minutes"));
        }
    }
}
