using Harness.Campaigns.Records;

namespace Harness.Tool.Running;

/// <summary>What a <c>dotnet test</c> left.</summary>
/// <param name="Campaigns">Those that it worked on; none when it never came to that.</param>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">What it printed; hostile text.</param>
/// <param name="WasCancelled">It was told to end.</param>
internal sealed record FinishedSession(IReadOnlyList<CampaignFolder> Campaigns, int ExitCode, IReadOnlyList<string> Output, bool WasCancelled);
