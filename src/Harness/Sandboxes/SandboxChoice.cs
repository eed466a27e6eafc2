using Harness.Campaigns.Reports;
using Harness.Settings;

namespace Harness.Sandboxes;

/// <summary>Decides what keeps the code that an agent writes apart from the machine.</summary>
/// <param name="asked">The setting <c>sandbox</c>: <c>auto</c>, <c>none</c> or the name of a candidate.</param>
/// <param name="candidates">What there is, in the order in which <c>auto</c> tries it.</param>
public sealed class SandboxChoice(string asked, IReadOnlyList<SandboxCandidate> candidates)
{
    /// <summary>Takes the first that works; for a script of the repository nothing is needed and nothing is tried.</summary>
    public const string Auto = "auto";

    /// <summary>What who says <c>none</c> accepts.</summary>
    public const string Accepted = "the code that the model writes runs as you, with your files and your network";

    /// <summary>Chooses, and starts what was chosen.</summary>
    /// <param name="model">The model's name, for messages.</param>
    /// <param name="trusted">The model plays a script of the repository.</param>
    /// <param name="wanted">A selected task cannot do without isolation, whoever plays it.</param>
    /// <param name="cancellation">Ends the probes.</param>
    /// <returns>The provider; whoever called disposes it.</returns>
    /// <exception cref="SettingsException">Nothing that is allowed works here; the message names what was tried, why it failed, and the cures.</exception>
    public async Task<ISandboxProvider> ChooseAsync(string model, bool trusted, bool wanted = false, CancellationToken cancellation = default)
    {
        if (asked == UnisolatedProvider.Name || (asked == Auto && trusted && !wanted))
            return new UnisolatedProvider();
        var failed = new List<SandboxProbe>();
        foreach (var candidate in Allowed())
        {
            var probe = await candidate.ProbeAsync(cancellation);
            if (probe.Provider is { } provider)
                return provider;
            failed.Add(probe);
        }

        // The rows of tasks that cannot do without it fail one by one; the others need none.
        return asked == Auto && trusted ? new UnisolatedProvider() : throw new SettingsException(Refusal(model, failed));
    }

    private IEnumerable<SandboxCandidate> Allowed() => candidates.Where(candidate => asked == Auto ? candidate.Reduced is null : candidate.Name == asked);

    private string Refusal(string model, IReadOnlyList<SandboxProbe> failed)
    {
        var lines = new List<string>
        {
            asked == Auto
                ? $"MODEL={PlainText.Fit(model, 100)} lets a real model write code that is compiled and run, and no sandbox works on this machine"
                : $"{SettingNames.Both("sandbox")} is '{asked}', which does not work on this machine",
        };
        lines.AddRange(failed.Select(probe => $"{probe.Name}: {PlainText.Fit(probe.Problem ?? "it says no reason", 400)}{(probe.Cure is { } cure ? $"; cure: {PlainText.Fit(cure, 400)}" : "")}"));
        lines.AddRange(candidates.Where(candidate => candidate.Reduced is not null && candidate.Name != asked)
            .Select(candidate => $"{SettingNames.Variable("sandbox")}={candidate.Name} accepts less: {candidate.Reduced}"));
        lines.Add($"{SettingNames.Variable("sandbox")}={UnisolatedProvider.Name} accepts that {Accepted}; the campaign records it");
        return string.Join("\n  ", lines);
    }
}
