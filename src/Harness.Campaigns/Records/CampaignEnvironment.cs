namespace Harness.Campaigns.Records;

/// <summary>Where a campaign was made. Differences are worth knowing and never block a comparison.</summary>
/// <param name="HarnessVersion">The harness's version, e.g. <c>0.1.0</c>.</param>
/// <param name="OperatingSystem">As the runtime describes it, e.g. <c>Debian GNU/Linux 12</c>.</param>
/// <param name="Runtime">As the runtime describes itself, e.g. <c>.NET 10.0.1</c>.</param>
/// <param name="Cores">Processors that the process could use.</param>
public sealed record CampaignEnvironment(string HarnessVersion, string OperatingSystem, string Runtime, int Cores);
