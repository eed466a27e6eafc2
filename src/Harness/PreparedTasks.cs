using System.Collections.Concurrent;
using Harness.Sandboxes;

namespace Harness;

/// <summary>Prepares each instance of a task once per process and builds each database once. Thread-safe.</summary>
/// <param name="workFolder">Where databases are kept until disposal.</param>
public sealed class PreparedTasks(string workFolder) : IDisposable
{
    private readonly ConcurrentDictionary<(string Suite, string Task, int Instance), Lazy<PreparedTask>> _tasks = new();
    private readonly ConcurrentDictionary<string, Lazy<string>> _databases = new(StringComparer.Ordinal);
    private readonly Lazy<OwnedFolder> _folder = new(() => OwnedFolder.Create(workFolder));

    /// <summary>The task, prepared. One that could not be prepared fails for every run, with the same exception.</summary>
    /// <param name="task">The task: of one suite and id there is one.</param>
    /// <param name="instance">0 or more.</param>
    public PreparedTask Get(TaskDefinition task, int instance) =>
        _tasks.GetOrAdd((task.Suite, task.Id, instance), _ => new Lazy<PreparedTask>(() => PreparedTask.Of(task, instance, DatabaseOf))).Value;

    public void Dispose()
    {
        if (_folder.IsValueCreated)
            _folder.Value.Dispose();
    }

    private string DatabaseOf(string key, Action<string> build) => _databases.GetOrAdd(key, _ => new Lazy<string>(() =>
    {
        var path = Path.Combine(_folder.Value.Path, Guid.NewGuid().ToString("N") + ".db");
        build(path);
        return path;
    })).Value;
}
