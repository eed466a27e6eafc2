using System.Globalization;
using Harness.Agents;
using Harness.Campaigns.Records;
using Harness.Checking;
using Harness.CSharp;
using Harness.Models;
using Harness.Sandboxes;
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
        var report = new RunReport(model, options, task, run, time, cancellation);
        using var transcript = new Transcript(InFlight(task, run), model.Redaction, () => report.Worked);
        try
        {
            if (Halt.Stopped is { } stopped)
            {
                report.Fault = new RunFault(stopped.Cause, "not run: " + stopped.Reason);
            }
            else
            {
                var prepared = tasks.Get(task, options.Instance);
                using var sandbox = RunSandbox.Create(prepared, options.WorkFolder, options.KeepWorkspaces);
                await PlayAsync(prepared, report, sandbox, transcript, cancellation);
                await JudgeAsync(prepared, report, sandbox, cancellation);
            }
        }
        catch (Exception e)
        {
            transcript.Note("fault", e.ToString());
            report.Fault = Blame(e, report.Phase, cancellation.IsCancellationRequested);
        }

        var record = report.ToRecord(Halt);
        transcript.End(record.Facts, record.Outcome, record.FailedChecks);
        transcript.Dispose();
        return campaign.Append(record, new RunArtefacts(transcript.File, report.Diff));
    }

    private RunFault Blame(Exception e, RunPhase phase, bool cancelled)
    {
        var fault = RunFault.Of(e, phase, cancelled, new ProviderCure(model.ModelId, model.Access, options.ContinueAs ?? campaign.Id), Halt.Stopped);
        if (fault.StopsCampaign)
            Halt.Stop(fault.Cause, fault.Message);
        return fault;
    }

    // Unique to this attempt, in this process or any other that works on the campaign.
    private string InFlight(TaskDefinition task, int run) =>
        campaign.PathOf($"transcripts/{task.Id}/run{run}.{Guid.NewGuid():N}.partial");

    private async Task PlayAsync(PreparedTask prepared, RunReport report, RunSandbox sandbox, Transcript transcript, CancellationToken cancellation)
    {
        var tools = new ToolBox(BuiltInTools.For(prepared.Task, sandbox, bench, time, report.Waiting), prepared.Task.Faults);
        report.Fingerprint = TaskFingerprint.Of(prepared, tools, report.Limits);
        TaskFingerprint.RequireSame(prepared.Task, options.RecordedFingerprints, report.Fingerprint);
        report.Phase = RunPhase.Agent;
        using var client = model.ClientFor(new RunContext(prepared, report.Run, new AttemptRecorder(report, transcript, e => Blame(e, report.Phase, cancelled: false))) { Halted = Halt.Token });
        var chat = model.Options.Clone();
        chat.Tools = [.. tools.Declarations];
        chat.MaxOutputTokens = report.Limits.OutputTokensPerReply;
        var loop = new AgentLoop(client, chat, tools, report.Limits, report.Meter, report.StartClock(), transcript);
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
        using var overdue = new CancellationTokenSource(LongestCheck, time);
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellation, overdue.Token);
        var finished = new FinishedRun
        {
            Prepared = prepared,
            Final = final,
            Changes = diff.Files,
            Calls = report.Meter.Calls,
            FinalText = report.End!.FinalText,
            Bench = bench,
        };
        report.Verdict = await VerdictAsync(finished, limited.Token, overdue.Token);
        if (report.Verdict.Checks == 0)
            throw new InvalidOperationException("the checker made no check");
        report.Phase = RunPhase.CleanUp;
    }

    private static async Task<Verdict> VerdictAsync(FinishedRun finished, CancellationToken limited, CancellationToken overdue)
    {
        try
        {
            // On a thread of its own: a checker that never awaits must not hold up the run for ever.
            return await Task.Run(() => finished.Prepared.Task.Check(finished, limited), limited).WaitAsync(limited);
        }
        catch (OperationCanceledException) when (overdue.IsCancellationRequested)
        {
            throw new TimeoutException(string.Create(CultureInfo.InvariantCulture, $"the checker did not finish within {LongestCheck.TotalMinutes} minutes"));
        }
    }
}
