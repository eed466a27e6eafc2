using System.Globalization;
using System.IO.Compression;
using Harness.Campaigns.Records;
using Harness.EndToEnd.Tests.Commands;
using Harness.Loopback;

namespace Harness.EndToEnd.Tests;

/// <summary>
/// A place of its own in which the suite is started by real commands: a campaigns folder, a work folder, and an environment
/// that holds nothing of the caller's but what a command needs to start.
/// </summary>
public sealed class Measurement : IAsyncDisposable
{
    private static readonly string[] Kept =
    [
        "PATH", "HOME", "USER", "LANG", "TMPDIR", "DOTNET_ROOT", "DOTNET_CLI_HOME", "NUGET_PACKAGES",
        "USERPROFILE", "APPDATA", "LOCALAPPDATA", "SystemRoot", "TEMP", "TMP", "ProgramFiles", "ProgramData", "PATHEXT", "ComSpec",
    ];

    private readonly string _folder = Directory.CreateTempSubdirectory("end-to-end-").FullName;
    private readonly Dictionary<string, string> _environment = [];
    private readonly List<RunningCommand> _commands = [];

    public Measurement()
    {
        foreach (var name in Kept)
            if (System.Environment.GetEnvironmentVariable(name) is { Length: > 0 } value)
                _environment[name] = value;
        CampaignsFolder = Directory.CreateDirectory(Path.Combine(_folder, "campaigns")).FullName;
        WorkFolder = Directory.CreateDirectory(Path.Combine(_folder, "work")).FullName;
        Set("HARNESS_CAMPAIGNS_FOLDER", CampaignsFolder);
        Set("HARNESS_WORK_FOLDER", WorkFolder);
        Set("DOTNET_CLI_TELEMETRY_OPTOUT", "1");
        Set("DOTNET_NOLOGO", "1");
        // A build node that stays behind for the next build would look like a process that was left behind.
        Set("MSBUILDDISABLENODEREUSE", "1");
    }

    public string CampaignsFolder { get; }

    public string WorkFolder { get; }

    /// <summary>What the commands get.</summary>
    public IReadOnlyDictionary<string, string> Environment => _environment;

    /// <summary>Every campaign so far, ordered by id.</summary>
    public IReadOnlyList<CampaignFolder> Campaigns =>
        [.. Directory.GetDirectories(CampaignsFolder).Order(StringComparer.Ordinal).Select(CampaignFolder.Open)];

    /// <summary>The only campaign.</summary>
    public CampaignFolder Campaign => Campaigns.Single();

    /// <summary>Every attempt of the only campaign, ordered by task, run and attempt.</summary>
    public IReadOnlyList<RunRecord> Records =>
        [.. Campaign.ReadRuns().Records.OrderBy(r => r.Task, StringComparer.Ordinal).ThenBy(r => r.Run).ThenBy(r => r.Attempt)];

    /// <summary>Sets an environment variable.</summary>
    public Measurement Set(string name, string value)
    {
        _environment[name] = value;
        return this;
    }

    public Measurement Model(string name) => Set("MODEL", name);

    public Measurement Runs(int perTask) => Set("HARNESS_RUNS", perTask.ToString(CultureInfo.InvariantCulture));

    /// <summary>
    /// Measures a server as <c>MODEL=local</c>, at known prices, with few and fast retries, no replacement, and without playing the reference
    /// solutions first.
    /// </summary>
    public Measurement Against(LoopbackModel server)
    {
        Model("local");
        Set("HARNESS_SANDBOX", "none");
        Set("HARNESS_PREFLIGHT", "0");
        Set("HARNESS_MODELS__LOCAL__BASE_URL", server.BaseUrl.ToString());
        Set("HARNESS_MODELS__LOCAL__MODEL_ID", "loopback-1");
        Set("HARNESS_MAX_ATTEMPTS", "3");
        Set("HARNESS_MAX_WAIT_SECONDS", "0.2");
        Set("HARNESS_MAX_REPLACEMENTS", "0");
        return Charging(Models.Price.Usual);
    }

    /// <summary>Sets the prices of <c>MODEL=local</c>.</summary>
    public Measurement Charging(Models.Price price)
    {
        Set("HARNESS_MODELS__LOCAL__INPUT_USD", Text(price.InputUsd));
        Set("HARNESS_MODELS__LOCAL__CACHE_READ_USD", Text(price.CachedUsd));
        return Set("HARNESS_MODELS__LOCAL__OUTPUT_USD", Text(price.OutputUsd));

        static string Text(decimal usd) => usd.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Gives the commands a temporary folder in this place, so that what they leave there is seen and goes.</summary>
    public Measurement OwnTemporaryFolder()
    {
        // Under landlock root's sandboxes have users of their own, who must get through to their workspaces.
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(_folder, File.GetUnixFileMode(_folder) | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        var temporary = Directory.CreateDirectory(Path.Combine(_folder, "tmp")).FullName;
        return Set("TMPDIR", temporary).Set("TMP", temporary).Set("TEMP", temporary);
    }

    /// <summary>
    /// Every file of this place, campaigns, workspaces and an own temporary folder, whose path or content holds a text. What is packed is
    /// searched as it was before.
    /// </summary>
    public IReadOnlyList<string> FilesWith(string text) =>
    [
        // A socket or pipe, which nobody can read, has no length.
        .. Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories)
            .Where(file => file.Contains(text, StringComparison.Ordinal) || (new FileInfo(file).Length > 0 && Unpacked(file).Contains(text, StringComparison.Ordinal))),
    ];

    /// <summary>Starts <c>dotnet test tasks --no-build</c> with further arguments.</summary>
    public RunningCommand StartDotnetTest(params IEnumerable<string> arguments) =>
        Start(Suite.Dotnet, ["test", Suite.Project, "--no-build", "-c", Suite.Configuration, .. arguments]);

    /// <summary>Runs <c>dotnet test tasks --no-build</c> with further arguments to its end.</summary>
    public Task<FinishedCommand> DotnetTestAsync(params IEnumerable<string> arguments) => StartDotnetTest(arguments).FinishAsync();

    /// <summary>Starts the test executable, which is xunit's own runner: faster, and without the reporter.</summary>
    public RunningCommand StartExecutable(params IEnumerable<string> arguments) => StartExecutable(Suite.Assembly, arguments);

    /// <summary>Starts a copy of the test executable that a test has changed.</summary>
    public RunningCommand StartExecutable(string assembly, IEnumerable<string> arguments) =>
        Start(Suite.Dotnet, ["exec", assembly, "-noColor", "-noLogo", .. arguments]);

    /// <summary>Runs the test executable to its end.</summary>
    public Task<FinishedCommand> ExecuteAsync(params IEnumerable<string> arguments) => StartExecutable(arguments).FinishAsync();

    /// <summary>Starts the built command-line tool.</summary>
    public RunningCommand StartTool(params IEnumerable<string> arguments) => Start(Suite.Dotnet, ["exec", Suite.Tool, .. arguments]);

    /// <summary>Starts any program in the repository, with this environment.</summary>
    public RunningCommand Start(string program, IEnumerable<string> arguments)
    {
        var command = RunningCommand.Start(program, arguments, Suite.Root, _environment);
        _commands.Add(command);
        return command;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var command in _commands)
            await command.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static string Unpacked(string file)
    {
        using var stored = File.OpenRead(file);
        using Stream content = file.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(stored, CompressionMode.Decompress) : stored;
        using var reader = new StreamReader(content);
        return reader.ReadToEnd();
    }
}
