using Harness.Campaigns.Listing;
using Harness.Campaigns.Records;
using Harness.Campaigns.Statistics;

namespace Harness.Campaigns.Comparison.Priors;

/// <summary>
/// A campaign beside those of its suite and instance that were begun before it and lie in the same folder. It depends on them and is
/// therefore printed, never sealed into the campaign's own report. Campaigns that come later change nothing in it.
/// </summary>
public sealed class PriorComparison
{
    /// <summary>The most prior campaigns that are looked at: the latest.</summary>
    public const int Most = 30;

    private PriorComparison(CampaignTally own, IReadOnlyList<CampaignTally> priors)
    {
        Own = own;
        Campaigns = [.. Leaderboard.Sorted(priors.Append(own))];
        CampaignTally[] compared = [.. Campaigns.Where(campaign => campaign != own)];
        var pairs = compared.Select(prior => PairComparison.Of(prior, own)).ToList();
        // What is inconclusive is no test that could make room for the others.
        var corrected = Holm.Adjust([.. pairs.Select(pair => pair.Verdict.Kind == Verdict.Inconclusive ? 1 : pair.Verdict.P)]);
        Pairs = [.. pairs.Select((pair, i) => new PriorPair(pair, corrected[i], pairs.Count))];
    }

    /// <summary>The campaign that is reported.</summary>
    public CampaignTally Own { get; }

    /// <summary>It and its priors, in the order of a <see cref="Leaderboard"/>.</summary>
    public IReadOnlyList<CampaignTally> Campaigns { get; }

    /// <summary>The campaign against each prior one, in the order of <see cref="Campaigns"/>.</summary>
    public IReadOnlyList<PriorPair> Pairs { get; }

    /// <summary>Tasks that failed without a tool call in more than one model.</summary>
    public IReadOnlyList<SharedQuickFail> QuickFails { get; private init; } = [];

    /// <summary>Tasks that several models passed in one run only, and all in the same one.</summary>
    public IReadOnlyList<SharedSinglePass> SinglePasses { get; private init; } = [];

    /// <summary>How many older campaigns of the suite there are beyond <see cref="Most"/>.</summary>
    public int LeftOut { get; private init; }

    /// <summary>What is wrong with prior campaigns that cannot be read, one message each, which names file and line.</summary>
    public IReadOnlyList<CampaignFormatException> Unreadable { get; private init; } = [];

    /// <summary>Finds the prior campaigns and compares.</summary>
    /// <returns>Null when there is none, also none that cannot be read, or when the campaign measures no model.</returns>
    /// <exception cref="CampaignFormatException">The campaign itself cannot be trusted.</exception>
    public static PriorComparison? Find(CampaignFolder folder)
    {
        var manifest = folder.ReadManifest();
        if (!IsMeasurement(manifest))
            return null;
        // The manifests alone choose: the records of those that are left out are not read.
        var (found, _) = CampaignFolders.Read([Path.GetDirectoryName(folder.FullPath)!], one => Candidate.Of(one, manifest), one => one.Id, one => one.Folder);
        var candidates = found.Where(one => one.IsPrior).OrderByDescending(one => one.CreatedAt).ThenBy(one => one.Id, StringComparer.Ordinal).ToList();
        var (tallies, unreadable) = Read(candidates.Take(Most).Select(one => one.Folder));
        CampaignTally[] priors = [.. tallies.Where(prior => prior.Valid > 0)];
        // A long campaign is only read once more when there is something to hold it against.
        if (priors.Length + unreadable.Count == 0 || CampaignTally.Of(folder) is not { Valid: > 0 } own)
            return null;
        var patterns = PriorPatterns.Of(priors.Prepend(own));
        return new PriorComparison(own, priors)
        {
            QuickFails = patterns.QuickFails,
            SinglePasses = patterns.SinglePasses,
            LeftOut = Math.Max(0, candidates.Count - Most),
            Unreadable = unreadable,
        };
    }

    private static (List<CampaignTally> Read, List<CampaignFormatException> Problems) Read(IEnumerable<string> folders)
    {
        List<CampaignTally> read = [];
        List<CampaignFormatException> problems = [];
        foreach (var folder in folders)
        {
            try
            {
                read.Add(CampaignTally.Of(CampaignFolder.Open(folder)));
            }
            catch (CampaignFormatException e)
            {
                problems.Add(e);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                problems.Add(new CampaignFormatException(folder, null, "cannot be read: " + e.Message, e));
            }
        }

        return (read, problems);
    }

    /// <summary>The rule of every comparison with prior campaigns: of the same suite and instance, begun before, and both measure a model.</summary>
    internal static bool IsPrior(CampaignManifest other, CampaignManifest own) =>
        IsMeasurement(own) && other.Suite == own.Suite && other.Instance == own.Instance && other.Id != own.Id && other.CreatedAt <= own.CreatedAt && IsMeasurement(other);

    // What the harness scripts (oracle, nop) asks no provider for a model.
    private static bool IsMeasurement(CampaignManifest manifest) => manifest.ReplayOf is null && (manifest.Reconstruction || manifest.ModelId is not null);

    private sealed record Candidate(string Id, string Folder, DateTimeOffset CreatedAt, bool IsPrior)
    {
        public static Candidate Of(CampaignFolder folder, CampaignManifest own)
        {
            var manifest = folder.ReadManifest();
            return new Candidate(manifest.Id, folder.FullPath, manifest.CreatedAt, PriorComparison.IsPrior(manifest, own));
        }
    }
}
