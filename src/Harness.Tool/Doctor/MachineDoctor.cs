using System.Runtime.CompilerServices;
using Harness.Sandboxes;
using Harness.Settings;

namespace Harness.Tool.Doctor;

/// <summary>Makes all checks in their order: the machine first, then the model, then one task played to its end.</summary>
/// <param name="variables">The environment.</param>
/// <param name="folder">The folder that the command was started in.</param>
/// <param name="model">The model to look at; null is what <c>MODEL</c> says.</param>
/// <param name="options">What to look at.</param>
/// <param name="sandboxes">What there is to keep a model's code apart, by the settings and the reader of variables.</param>
/// <param name="time">The machine's clock.</param>
internal sealed class MachineDoctor(
    IReadOnlyDictionary<string, string> variables,
    string folder,
    string? model,
    DoctorOptions options,
    Func<HarnessSettings, Func<string, string?>, IReadOnlyList<SandboxCandidate>> sandboxes,
    TimeProvider time)
{
    /// <summary>Finds one thing after the other.</summary>
    /// <param name="progress">Is told what takes time.</param>
    /// <param name="cancellation">Ends the search.</param>
    public async IAsyncEnumerable<Finding> LookAsync(Action<string> progress, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var root = RepositoryRoot.Above(folder);
        yield return await SdkCheck.LookAsync(root ?? folder, cancellation);
        yield return RepositoryCheck.Look(root, folder);
        var (settings, reader, findings) = SettingsCheck.Look(root ?? folder, WithModel());
        foreach (var finding in findings)
            yield return finding;
        if (settings is null)
        {
            yield return Finding.Skipped("rest", "folders, model and oracle are looked at when the settings are right");
            yield break;
        }

        yield return FolderCheck.Look("work", settings.WorkFolder, "workFolder (HARNESS_WORK_FOLDER)");
        yield return FolderCheck.Look("campaigns", settings.CampaignsFolder, "campaignsFolder (HARNESS_CAMPAIGNS_FOLDER)");
        await foreach (var finding in new ModelDoctor(settings, sandboxes(settings, reader.Variable), reader.Variable, reader.LoadCatalog, options.Call, time).LookAsync(progress, cancellation))
            yield return finding;
        yield return options.Oracle && root is not null
            ? await OracleCheck.LookAsync(root, options.Build, progress, cancellation)
            : Finding.Skipped("oracle", options.Oracle ? "there is no repository here" : "--fast");
    }

    private Dictionary<string, string> WithModel()
    {
        var all = new Dictionary<string, string>(variables, OperatingSystem.IsWindows() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);
        if (model is not null)
            all["MODEL"] = model;
        return all;
    }
}
