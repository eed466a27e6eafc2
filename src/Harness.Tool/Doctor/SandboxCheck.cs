using System.Runtime.CompilerServices;
using Harness.Campaigns.Reports;
using Harness.Sandboxes;
using Harness.Settings;

namespace Harness.Tool.Doctor;

/// <summary>What can keep a model's code apart from this machine: each provider is tried for real, and the last line says what a run would get.</summary>
/// <param name="settings">Validated settings.</param>
/// <param name="candidates">What there is, in the order in which it is chosen.</param>
internal sealed class SandboxCheck(HarnessSettings settings, IReadOnlyList<SandboxCandidate> candidates)
{
    private const string Name = "sandbox";

    /// <summary>Finds one thing after the other.</summary>
    /// <param name="trusted">The model plays a script of the repository.</param>
    /// <param name="cancellation">Ends the probes.</param>
    public async IAsyncEnumerable<Finding> LookAsync(bool trusted, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var works = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var candidate in candidates)
        {
            var probe = await candidate.ProbeAsync(cancellation);
            if (probe.Provider is not { } provider)
            {
                yield return new Finding(Name, CheckStatus.Skipped, $"{candidate.Name} does not work: {probe.Problem}", probe.Cure);
                continue;
            }

            await using (provider)
                works[candidate.Name] = IsolationText.Short(provider.Isolation);
            yield return candidate.Reduced is { } less
                ? new Finding(Name, CheckStatus.Ok, $"{works[candidate.Name]}: works, for who asks for it by HARNESS_SANDBOX={candidate.Name}: {less}")
                : Finding.Ok(Name, works[candidate.Name] + ": works");
        }

        yield return Verdict(trusted, works);
    }

    private Finding Verdict(bool trusted, Dictionary<string, string> works)
    {
        if (settings.Sandbox == UnisolatedProvider.Name)
            return trusted
                ? Finding.Ok(Name, "MODEL plays a script of the repository, and HARNESS_SANDBOX=none asks for no sandbox")
                : Finding.Warning(Name, $"HARNESS_SANDBOX=none: {SandboxChoice.Accepted}", works.Count > 0 ? $"unset HARNESS_SANDBOX: {works.Keys.First()} works here" : "measure inside a container or a virtual machine");
        if (settings.Sandbox != SandboxChoice.Auto)
            return works.TryGetValue(settings.Sandbox, out var asked)
                ? Finding.Ok(Name, $"code that is written in a run will run in {asked}, as HARNESS_SANDBOX asks")
                : Finding.Failed(Name, $"HARNESS_SANDBOX={settings.Sandbox} does not work here", "see above, or unset it");
        var automatic = candidates.FirstOrDefault(candidate => candidate.Reduced is null && works.ContainsKey(candidate.Name));
        const string Cure = "install one of those above; or HARNESS_SANDBOX=landlock or none, which protect less or nothing and are recorded";
        return (trusted, automatic) switch
        {
            (true, null) => Finding.Warning(Name, "MODEL plays a script of the repository, which needs none; a real model would be refused", Cure),
            (true, _) => Finding.Ok(Name, $"MODEL plays a script of the repository, which needs none; code of a real model would run in {works[automatic.Name]}"),
            (false, null) => Finding.Failed(Name, "a real model writes code that is compiled and run, and nothing keeps it apart from this machine", Cure),
            _ => Finding.Ok(Name, $"code that the model writes will run in {works[automatic.Name]}"),
        };
    }
}
