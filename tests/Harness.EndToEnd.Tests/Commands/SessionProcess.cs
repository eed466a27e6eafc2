using System.Globalization;
using System.Text;

namespace Harness.EndToEnd.Tests.Commands;

/// <summary>A process of a session, from <c>/proc</c>. Linux only.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Arguments">Its program and arguments; empty when it is gone.</param>
public sealed record SessionProcess(int Id, IReadOnlyList<string> Arguments)
{
    /// <summary>The process that runs the tasks themselves; the hosts above it name the suite too, but are other programs.</summary>
    public bool RunsTheTasks => Arguments.Count > 0 && Path.GetFileName(Arguments[0]) == "Harness.Tasks";

    /// <summary>Runs or compiles code that a model wrote.</summary>
    public bool TouchesModelCode => Arguments.Any(argument => Path.GetFileName(argument) is "Harness.CompileWorker.dll" or "Harness.TestHost.dll");

    /// <summary>The environment that the process was started with; empty when it is gone.</summary>
    public string Environment => Read(Id, "environ");

    /// <summary>Every living process of a session; those that only wait to be collected are left out.</summary>
    public static IReadOnlyList<SessionProcess> Of(int session) =>
    [
        .. Directory.EnumerateDirectories("/proc")
            .Select(folder => int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0)
            .Where(id => id > 0 && Belongs(id, session))
            .Select(id => new SessionProcess(id, Read(id, "cmdline").Split('\0', StringSplitOptions.RemoveEmptyEntries))),
    ];

    /// <summary>The ids of all living processes of the machine with such arguments.</summary>
    public static IReadOnlyList<int> Everywhere(Func<IReadOnlyList<string>, bool> arguments) =>
    [
        .. Directory.EnumerateDirectories("/proc")
            .Select(folder => int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0)
            .Where(id => id > 0 && arguments(Read(id, "cmdline").Split('\0', StringSplitOptions.RemoveEmptyEntries))),
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
