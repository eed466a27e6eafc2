using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using Harness.Checking;
using Harness.Sandboxes;

namespace Harness.Tasks.Tests;

/// <summary>This test executable, started as a second process: a process has one time zone from its start to its end.</summary>
/// <param name="Zone">The time zone that the process found itself in.</param>
/// <param name="Verdicts">By task and solution, what the run started from and left, and the verdict on it.</param>
internal sealed record DeterminismProcess(string Zone, IReadOnlyDictionary<string, string> Verdicts)
{
    public const string Command = "judge";

    /// <summary>Plays and judges all subjects in a time zone.</summary>
    public static async Task<DeterminismProcess> RunAsync(string zone, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(DeterminismProcess).Assembly.Location, Command])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["TZ"] = zone },
        };
        using var process = Process.Start(start)!;
        try
        {
            var errors = process.StandardError.ReadToEndAsync(cancellation);
            var printed = await process.StandardOutput.ReadToEndAsync(cancellation);
            await process.WaitForExitAsync(cancellation);
            if (process.ExitCode != 0)
                throw new InvalidOperationException($"the process in {zone} failed: {await errors}");
            return JsonSerializer.Deserialize<DeterminismProcess>(printed)!;
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }
    }

    /// <summary>What the second process does.</summary>
    public static async Task<int> RunAsync()
    {
        var matrix = new MatrixFixture();
        await matrix.InitializeAsync();
        var verdicts = new ConcurrentDictionary<string, string>(StringComparer.Ordinal);
        await Parallel.ForEachAsync(MatrixFixture.Tasks.SelectMany(DeterminismSubject.Of), async (subject, _) =>
        {
            var played = await matrix.PlayedAsync(subject.Task.Id, subject.Solution);
            verdicts[subject.Name] = string.Join('\n', [.. Hashes(played.Finished), DeterminismSubject.Described(played.Judged)]);
        });
        await matrix.DisposeAsync();
        Console.Out.Write(JsonSerializer.Serialize(new DeterminismProcess(TimeZoneInfo.Local.Id, verdicts)));
        return 0;
    }

    private static IEnumerable<string> Hashes(FinishedRun run) =>
        from workspace in (WorkspaceSnapshot[])[run.Prepared.Start, run.Final]
        from file in workspace.Files
        select $"{file.Path} {file.Sha256}";
}
