using System.ComponentModel;
using System.Globalization;
using Harness.Campaigns.Outcomes;
using Harness.Campaigns.Records;

namespace Harness.Tool.Doctor;

/// <summary>
/// Whether a right solution is judged right here: plays the reference of one task through real tools and the real checker,
/// by <c>dotnet test</c>, into a campaign that is thrown away.
/// </summary>
internal static class OracleCheck
{
    private const string Name = "oracle";
    private const string Task = "task_01";

    private static readonly TimeSpan LongestTime = TimeSpan.FromMinutes(5);

    public static async Task<Finding> LookAsync(string root, bool build, Action<string> progress, CancellationToken cancellation)
    {
        if (!Directory.Exists(Path.Combine(root, "tasks")))
            return Finding.Skipped(Name, "there is no folder tasks here");
        progress($"playing the reference solution of {Task}; {(build ? "building the tasks first, " : "")}--fast leaves it out");
        var folder = Directory.CreateTempSubdirectory("harness-doctor-");
        using var overdue = new CancellationTokenSource(LongestTime);
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellation, overdue.Token);
        try
        {
            string[] arguments = ["test", "tasks", .. build ? Array.Empty<string>() : ["--no-build"], "--filter", "Task=" + Task];
            var command = await ChildCommand.RunAsync(ToolEnvironment.Dotnet, arguments, root, Environment(folder.FullName), limited.Token);
            return Judge(command, folder.FullName);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return Finding.Failed(Name, string.Create(CultureInfo.InvariantCulture, $"{Task} was not played within {LongestTime.TotalMinutes} minutes"), $"see what takes so long: dotnet test tasks --filter Task={Task}");
        }
        catch (Win32Exception e)
        {
            return Finding.Failed(Name, $"the command dotnet cannot be started: {e.Message}", "install the .NET SDK and put it on the PATH");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static Finding Judge(ChildCommand command, string campaigns)
    {
        var records = Directory.GetDirectories(campaigns).SelectMany(campaign => CampaignFolder.Open(campaign).ReadRuns().Records).ToList();
        var wrong = records.Where(record => record.Outcome.Kind != OutcomeKind.Passed).ToList();
        if (records.Count > 0 && wrong.Count == 0)
            return Finding.Ok(Name, string.Create(CultureInfo.InvariantCulture, $"the reference solution of {Task} passes here, in {records.Max(r => r.Seconds):0.0} s"));
        var why = wrong.Count > 0
            ? wrong[0].Error ?? wrong[0].FailedChecks.SelectMany(check => check.Reasons).FirstOrDefault() ?? "no reason was given"
            : command.LastLines(3);
        var what = wrong.Count > 0 ? "is not judged right" : "could not be played";
        return Finding.Failed(Name, $"the reference solution of {Task} {what} on this machine: {why}", $"no number that a model gets here means anything until this passes: dotnet test tasks --filter Task={Task}");
    }

    // The caller's settings are for campaigns, and nothing of this one is to be exported.
    private static Dictionary<string, string?> Environment(string campaigns)
    {
        var changes = ToolEnvironment.Variables.Keys
            .Where(name => name.StartsWith("HARNESS_", StringComparison.OrdinalIgnoreCase) && !name.Equals("HARNESS_WORK_FOLDER", StringComparison.OrdinalIgnoreCase))
            .ToDictionary(name => name, _ => (string?)null);
        changes["MODEL"] = "oracle";
        changes["HARNESS_RUNS"] = "1";
        changes["HARNESS_CAMPAIGNS_FOLDER"] = campaigns;
        changes["OTEL_EXPORTER_OTLP_ENDPOINT"] = null;
        changes["DOTNET_NOLOGO"] = "1";
        return changes;
    }
}
