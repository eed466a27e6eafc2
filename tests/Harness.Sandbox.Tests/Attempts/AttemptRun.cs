using System.Diagnostics;
using System.Globalization;
using Harness.Sandboxes;
using Harness.Sandbox.Tests.Host;

namespace Harness.Sandbox.Tests.Attempts;

/// <summary>Makes an attempt in a provider's sandbox and looks at it from outside.</summary>
internal static class AttemptRun
{
    private static readonly SandboxMount Probe = new(Path.Combine(AppContext.BaseDirectory, "probe"), "/opt/harness/probe");

    public static async Task<Judgement> MakeAsync(ISandboxProvider provider, Attempt attempt, CancellationToken cancellation)
    {
        await using var surroundings = await Surroundings.CreateAsync();
        var clock = Stopwatch.StartNew();
        var meanwhile = attempt.Meanwhile?.Invoke(surroundings, cancellation) ?? Task.CompletedTask;
        var outcome = await CommandAsync(provider, surroundings, attempt.Script, attempt.Limits, cancellation);
        var outputs = new List<SandboxOutcome> { outcome };
        if (attempt.Later is { } later)
            outputs.Add(outcome = await CommandAsync(provider, surroundings, later, attempt.Limits, cancellation));
        var took = clock.Elapsed;
        await meanwhile;

        var text = string.Join('\n', outputs.Select(each => each.StandardOutput));
        var lines = text.Split('\n');
        List<string> breaches = [.. lines.Where(line => line.StartsWith("breach: ", StringComparison.Ordinal)), .. outputs.SelectMany(surroundings.Damage).Distinct()];
        var seen = new Sighting(outcome, attempt.Limits, surroundings, took);
        List<string> faults = [.. lines.Where(line => line.StartsWith("broken: ", StringComparison.Ordinal))];
        // Before the look that may clear everything away.
        if (attempt.NotMade?.Invoke(seen) is { } reason)
            faults.Add(reason);
        if (attempt.Afterwards?.Invoke(seen) is { } breach)
            breaches.Add(breach);
        if (attempt.Expected != Verdict.StoppedAtLimit && !(attempt.MayBeStopped && outcome.End != SandboxEnd.Exited) && outputs.Any(each => !each.StandardOutput.Contains(AttemptScript.End, StringComparison.Ordinal)))
            faults.Add(string.Create(CultureInfo.InvariantCulture, $"the script did not come to its end: {outcome.End}, exit code {outcome.ExitCode}"));
        return new Judgement(breaches, faults, string.Join('\n', outputs.Select(each => $"{each.End}, exit code {each.ExitCode}\n{each.StandardOutput}\n{each.StandardError}")));
    }

    private static async Task<SandboxOutcome> CommandAsync(
        ISandboxProvider provider, Surroundings surroundings, string script, SandboxLimits limits, CancellationToken cancellation)
    {
        var work = SandboxMount.Workspace(surroundings.Workspace);
        var variables = surroundings.Variables(RepositoryFiles.Root);
        variables["WORK"] = provider.PathOf(work);
        variables["PROBE"] = $"{provider.Dotnet} exec {provider.PathOf(Probe)}/Harness.SandboxProbe.dll";
        variables["PROBE_FILE"] = $"{provider.PathOf(Probe)}/Harness.SandboxProbe.dll";
        var command = new SandboxCommand
        {
            Program = "/bin/sh",
            Arguments = ["-c", AttemptScript.Of(script)],
            WorkingDirectory = provider.PathOf(work),
            Mounts = [work, Probe],
            TemporaryFolder = surroundings.MakeFolder("tmp-" + Guid.NewGuid().ToString("N")),
            Environment = variables,
            Limits = limits,
        };
        return await provider.RunAsync(command, cancellation);
    }
}
