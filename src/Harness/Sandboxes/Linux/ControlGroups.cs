using System.Globalization;

namespace Harness.Sandboxes.Linux;

/// <summary>
/// Where this process may make control groups that limit memory and the number of processes: of version 2 (a part of the tree that was
/// delegated to the user, or root's), of version 1 (root's), or nowhere. Found out by making one and removing it.
/// </summary>
/// <remarks>
/// https://docs.kernel.org/admin-guide/cgroup-v2.html and .../cgroup-v1/memory.html, read 2026-11-26. Version 2 has not been tried on a
/// machine by this project.
/// </remarks>
internal sealed class ControlGroups
{
    private const string Prefix = "harness-";
    private static readonly string[] Controllers = ["memory", "pids"];

    /// <summary>Of the process: two providers must not share a group.</summary>
    private static int count;

    private readonly IReadOnlyList<string> parents;
    private readonly bool isVersion2;

    private ControlGroups(IReadOnlyList<string> parents, bool isVersion2)
    {
        this.parents = parents;
        this.isVersion2 = isVersion2;
    }

    /// <summary>One line for reports.</summary>
    public string Description => isVersion2 ? "control group, version 2" : "control groups, version 1";

    /// <summary>The folders in which groups are made: one, or with version 1 one in each tree.</summary>
    public IReadOnlyList<string> Parents => parents;

    /// <summary>Looks for a place; null where there is none.</summary>
    /// <param name="problem">Why there is none; null when there is one.</param>
    public static ControlGroups? Probe(out string? problem)
    {
        List<string> problems = [];
        foreach (var groups in Candidates(problems))
        {
            try
            {
                groups.Create(new SandboxLimits()).Remove();
                problem = null;
                return groups;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                problems.Add($"{groups.Description}: {e.Message}");
            }
        }

        problem = problems.Count > 0 ? string.Join("; ", problems) : "no control groups with memory and pids";
        return null;
    }

    /// <summary>Makes a group with limits; the first process still has to join.</summary>
    /// <exception cref="IOException">It cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">It must not be made.</exception>
    public ControlGroup Create(SandboxLimits limits)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{Prefix}{ProcessIdentity.Current}-{Interlocked.Increment(ref count)}");
        var group = new ControlGroup([.. parents.Select(parent => Path.Combine(parent, name))], isVersion2);
        try
        {
            group.Make(limits);
            return group;
        }
        catch
        {
            group.Remove();
            throw;
        }
    }

    /// <summary>Kills what is in the groups of processes that are gone, and removes the groups.</summary>
    /// <returns>How many were removed.</returns>
    public int Reap()
    {
        var left = parents.SelectMany(parent => Directory.GetDirectories(parent, Prefix + "*"))
            .Where(path => Path.GetFileName(path)[Prefix.Length..].Split('-') is [var owner, _] && ProcessIdentity.Parse(owner) is { IsAlive: false })
            .ToList();
        foreach (var path in left)
            new ControlGroup([path], isVersion2).Remove();
        return left.Count(path => !Directory.Exists(path));
    }

    private static IEnumerable<ControlGroups> Candidates(List<string> problems)
    {
        var mounts = ControlGroupMount.All();
        if (mounts.FirstOrDefault(mount => mount.IsVersion2) is { } unified)
        {
            if (Enable(unified.OwnFolder) is { } problem)
                problems.Add(problem);
            else
                yield return new ControlGroups([unified.OwnFolder], isVersion2: true);
        }

        var old = Controllers.Select(controller => mounts.FirstOrDefault(mount => mount.Controllers.Contains(controller))).ToList();
        if (old.All(mount => mount is not null))
            yield return new ControlGroups([.. old.Select(mount => mount!.OwnFolder).Distinct()], isVersion2: false);
    }

    /// <summary>Version 2 wants the controllers switched on for a folder's children, which works where no process is in the folder itself, or in the root.</summary>
    private static string? Enable(string folder)
    {
        try
        {
            var missing = Controllers.Except(File.ReadAllText(Path.Combine(folder, "cgroup.subtree_control")).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToList();
            if (missing.Count > 0)
                File.WriteAllText(Path.Combine(folder, "cgroup.subtree_control"), string.Join(' ', missing.Select(controller => "+" + controller)));
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return $"control group, version 2: memory and pids cannot be switched on in {folder} ({e.Message})";
        }
    }
}
