namespace Harness.Sandboxes.Linux;

/// <summary>A tree of control groups, as <c>/proc/self/mountinfo</c> and <c>/proc/self/cgroup</c> show it (man 7 cgroups).</summary>
/// <param name="IsVersion2">The one tree of version 2, with all its controllers.</param>
/// <param name="Controllers">Of version 1: what this tree controls.</param>
/// <param name="OwnFolder">The group of this process.</param>
internal sealed record ControlGroupMount(bool IsVersion2, IReadOnlyList<string> Controllers, string OwnFolder)
{
    /// <summary>Every tree that this process is in.</summary>
    public static IReadOnlyList<ControlGroupMount> All()
    {
        try
        {
            return Parse(File.ReadAllLines("/proc/self/mountinfo"), File.ReadAllLines("/proc/self/cgroup"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    internal static IReadOnlyList<ControlGroupMount> Parse(IEnumerable<string> mounts, IEnumerable<string> memberships)
    {
        // "4:memory:/user/1"; version 2 is "0::/user/1".
        var paths = memberships.Select(line => line.Split(':', 3)).Where(parts => parts.Length == 3).ToList();
        List<ControlGroupMount> found = [];
        foreach (var line in mounts)
        {
            // id parent device root mountpoint options [optional ...] - type source superoptions
            var halves = line.Split(" - ", 2);
            var left = halves[0].Split(' ');
            if (halves.Length < 2 || left.Length < 5 || halves[1].Split(' ') is not [var type, _, var options, ..] || type is not ("cgroup" or "cgroup2"))
                continue;
            var isVersion2 = type == "cgroup2";
            var controllers = isVersion2 ? [] : options.Split(',');
            var membership = paths.Find(parts => isVersion2 ? parts[0] == "0" : parts[1].Split(',').Any(name => name.Length > 0 && controllers.Contains(name)));
            if (membership is not null && Below(left[4], left[3], membership[2]) is { } folder)
                found.Add(new ControlGroupMount(isVersion2, controllers, folder));
        }

        return found;
    }

    /// <summary>The mount shows the tree from a root of its own on; null when the group lies elsewhere.</summary>
    private static string? Below(string mountPoint, string root, string group)
    {
        var relative = root == "/" ? group : group == root ? "/" : group.StartsWith(root + "/", StringComparison.Ordinal) ? group[root.Length..] : null;
        return relative is null || relative.Contains("..", StringComparison.Ordinal) ? null : Path.Combine(mountPoint, relative.TrimStart('/')).TrimEnd('/');
    }
}
