using Harness.CSharp;
using Harness.Sandboxes;
using Harness.Sandbox.Tests.Host;

namespace Harness.Sandbox.Tests.Attempts;

/// <summary>Has hostile source compiled, run and judged, and honest source after it.</summary>
internal static class CodeAttemptRun
{
    private static readonly TestRequest Honest = new()
    {
        Sources = [new SourceFile("tests/CartTests.cs", "using Xunit; public class CartTests { [Fact] public void Adds() { } }")],
    };

    public static async Task<Judgement> MakeAsync(TestBench bench, CodeAttempt attempt, CancellationToken cancellation)
    {
        await using var surroundings = await Surroundings.CreateAsync();
        var reports = await Task.WhenAll(Enumerable.Range(0, attempt.Times).Select(_ => bench.RunAsync(attempt.Request(surroundings), cancellation)));
        List<string> breaches = [];
        foreach (var report in reports)
        {
            breaches.AddRange(report.ProcessOutput.Split('\n').Where(line => line.StartsWith("breach: ", StringComparison.Ordinal)));
            breaches.AddRange(surroundings.Damage(new SandboxOutcome(SandboxEnd.Exited, 0, report.ToText(20_000), report.ProcessOutput)));
            if (attempt.Afterwards(report) is { } breach)
                breaches.Add(breach);
        }

        var honest = await bench.RunAsync(Honest, cancellation);
        List<string> faults = [.. reports.Select(attempt.NotMade).OfType<string>()];
        if (!honest.AllPassed)
            faults.Add($"honest source no longer passes: {honest.Problem}");
        return new Judgement(breaches, faults, string.Join('\n', reports.Select(report => $"{report.ToText(4_000)}\n{report.ProcessOutput}")));
    }
}
