namespace Harness.Settings;

/// <summary>
/// All settings. Sources, later wins: these defaults, <c>harness.json</c> at the repository root, user secrets, environment.
/// A setting <c>maxAttempts</c> of <c>harness.json</c> is <c>HARNESS_MAX_ATTEMPTS</c> in the environment.
/// <see cref="SettingsReader"/> reads and validates them once.
/// </summary>
public sealed record HarnessSettings
{
    /// <summary>What is measured: <c>oracle</c> (default), <c>nop</c>, <c>scripted:NAME</c>, <c>replay:CAMPAIGN</c>, a name of <see cref="Models"/> or of the catalog, or <c>PROVIDER/MODEL-ID</c>. Short form <c>MODEL</c>.</summary>
    public string Model { get; init; } = "oracle";

    /// <summary>Runs per task, 1 to 10,000. Default 3.</summary>
    public int Runs { get; init; } = 3;

    /// <summary>The instance of the suite, 0 or more; 0 (default) is the published one.</summary>
    public int Instance { get; init; }

    /// <summary>Make the rows of controls too, see the suite's tasks. Default false.</summary>
    public bool Controls { get; init; }

    /// <summary>
    /// Play the reference solutions of the selected tasks before the first call to a real model, and call none when one does not pass.
    /// Default true.
    /// </summary>
    public bool Preflight { get; init; } = true;

    /// <summary>Print what would run and what it would cost, and call no model. Default false.</summary>
    public bool Plan { get; init; }

    /// <summary>Record every request to a real model and what came back, for a replay without a network. Default true.</summary>
    public bool Record { get; init; } = true;

    /// <summary>The id of the campaign to continue or to begin; default: a new one, named by date, model and suite.</summary>
    public string? Campaign { get; init; }

    /// <summary>
    /// A file of predictions that a new campaign takes into its folder before its first run. Default: none but a
    /// <c>predictions.json</c> that lies in the folder already.
    /// </summary>
    public string? Predictions { get; init; }

    /// <summary>The folder that holds the campaigns. Default: <c>campaigns</c> at the repository root.</summary>
    public string CampaignsFolder { get; init; } = "campaigns";

    /// <summary>
    /// What keeps the code that the agent writes apart from the machine: <c>auto</c> (default), <c>bwrap</c>, <c>docker</c>,
    /// <c>landlock</c>, or <c>none</c>, which accepts that the code of a real model runs as you. See <c>SandboxChoice</c>.
    /// </summary>
    public string Sandbox { get; init; } = "auto";

    /// <summary>The image for <c>docker</c>, which is on the machine already: nothing is pulled. Default: .NET's own runtime image.</summary>
    public string SandboxImage { get; init; } = "mcr.microsoft.com/dotnet/runtime:10.0";

    /// <summary>The id of the user whose rights the agent's programs get in <c>bwrap</c> when the harness runs as root, 1 or more. Default 65525.</summary>
    public int SandboxUser { get; init; } = 65525;

    /// <summary>Where workspaces are made. Default: the system's folder for temporary files.</summary>
    public string WorkFolder { get; init; } = Path.GetTempPath();

    /// <summary>Keep each run's workspace after it was judged. Default false.</summary>
    public bool KeepWorkspaces { get; init; }

    /// <summary>Money per run in USD, more than 0; needs a known price. Default: no limit.</summary>
    public decimal? MaxCostPerRunUsd { get; init; }

    /// <summary>Money per campaign in USD, more than 0, what was spent before included; needs a known price. Default: no limit.</summary>
    public decimal? MaxCostUsd { get; init; }

    /// <summary>Tokens of one reply, 16 to 1,000,000. Default: the task's limit.</summary>
    public int? MaxOutputTokens { get; init; }

    /// <summary>How much the model thinks: <c>off</c>, <c>on</c>, <c>low</c>, <c>medium</c>, <c>high</c>, <c>xhigh</c>. Default: not sent, the service's own.</summary>
    public string? Thinking { get; init; }

    /// <summary>The provider's region, e.g. <c>eu-central-1</c>. Default: the provider's variable such as <c>AWS_REGION</c>, then the catalog's.</summary>
    public string? Region { get; init; }

    /// <summary>The address of the service, instead of that of the catalog: a gateway or a proxy. Default: none.</summary>
    public string? BaseUrl { get; init; }

    /// <summary>Sampling temperature, 0 to 2. Default: not sent.</summary>
    public double? Temperature { get; init; }

    /// <summary>Nucleus sampling, more than 0 and at most 1. Default: not sent.</summary>
    public double? TopP { get; init; }

    /// <summary>Sampling seed. Default: not sent.</summary>
    public long? Seed { get; init; }

    /// <summary>Requests per model call before the run is invalid, 1 to 20. Default 5.</summary>
    public int MaxAttempts { get; init; } = 5;

    /// <summary>Seconds that one request may take, 0.1 to 3,600. Default 300.</summary>
    public double AttemptTimeoutSeconds { get; init; } = 300;

    /// <summary>The longest wait in seconds between two requests, also when the service asks for more; 0 to 3,600. Default 60.</summary>
    public double MaxWaitSeconds { get; init; } = 60;

    /// <summary>Requests in flight to the model's service at the start, and never more; adapts to what it carries. 1 to 1,000. Default 32.</summary>
    public int MaxConcurrentRequests { get; init; } = 32;

    /// <summary>
    /// How often a run is made again that was lost to the service, to rate limits or with its sandbox; 0 to 5. Default 1.
    /// </summary>
    public int MaxReplacements { get; init; } = 1;

    /// <summary>OpenAI-compatible servers of the user's own, by name; they come before the catalog.</summary>
    public IReadOnlyDictionary<string, ModelSettings> Models { get; init; } = new Dictionary<string, ModelSettings>();
}
