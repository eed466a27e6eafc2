using System.Globalization;
using System.Text;

namespace Harness.EndToEnd.Tests.Commands;

/// <summary>A process of a session, from <c>/proc</c>. Linux only.</summary>
/// <param name="Id">Its id.</param>
/// <param name="CommandLine">Its arguments with spaces between them.</param>
public sealed record SessionProcess(int Id, string CommandLine)
{
    /// <summary>The process that runs the tasks themselves, not one of the hosts above it.</summary>
    public bool RunsTheTasks => CommandLine.Contains("Harness.Tasks.dll", StringComparison.Ordinal)
        && !CommandLine.Contains("vstest.console", StringComparison.Ordinal)
        && !CommandLine.Contains("testhost", StringComparison.Ordinal);

    /// <summary>Runs or compiles code that a model wrote.</summary>
    public bool TouchesModelCode => CommandLine.Contains("Harness.CompileWorker", StringComparison.Ordinal)
        || CommandLine.Contains("Harness.TestHost", StringComparison.Ordinal);

    /// <summary>The environment that the process was started with; empty when it is gone.</summary>
    public string Environment => Read(Id, "environ");

    /// <summary>Every living process of a session; those that only wait to be collected are left out.</summary>
    public static IReadOnlyList<SessionProcess> Of(int session) =>
    [
        .. Directory.EnumerateDirectories("/proc")
            .Select(folder => int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0)
            .Where(id => id > 0 && Belongs(id, session))
            .Select(id => new SessionProcess(id, Read(id, "cmdline").Replace('\0', ' '))),
    ];

    // "123 (any name) S parent group session ..."
    private static bool Belongs(int id, int session)
    {
        var stat = Read(id, "stat");
        var fields = stat[(stat.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return fields.Length > 3 && fields[0] is not ("Z" or "X") && fields[3] == session.ToString(CultureInfo.InvariantCulture);
    }

    private static string Read(int id, string file)
    {
        try
        {
            return Encoding.UTF8.GetString(File.ReadAllBytes(string.Create(CultureInfo.InvariantCulture, $"/proc/{id}/{file}")));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
