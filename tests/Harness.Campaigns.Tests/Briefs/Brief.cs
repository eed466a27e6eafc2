using Harness.Campaigns.Briefs;
using Harness.Campaigns.Records;
using Harness.Campaigns.Tests.Seed;

namespace Harness.Campaigns.Tests.Briefs;

/// <summary>Texts about the reconstructed campaign.</summary>
internal static class Brief
{
    public static CampaignFolder Folder => SeedFixtures.Open(SeedCampaign.Id);

    public static BriefVerification Verify(string markdown) => BriefVerifier.Verify(markdown, "brief.md", Folder);

    /// <summary>What was found, a line each: <c>3:12 DoesNotHold 23/30 | pass_rate_by_task.csv says ...</c>.</summary>
    public static string Found(string markdown) => string.Join('\n', Verify(markdown).Findings.Select(f => FormattableString.Invariant($"{f.Line}:{f.Column} {f.Kind} {f.Text} | {f.Problem}")));
}
