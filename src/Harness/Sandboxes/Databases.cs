using System.Collections.Concurrent;

namespace Harness.Sandboxes;

/// <summary>Builds each SQLite database once per process; runs get copies.</summary>
public sealed class Databases(string workFolder) : IDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<string>> _built = new(StringComparer.Ordinal);
    private readonly Lazy<string> _folder = new(() => PrivateFolder.Create(workFolder));

    /// <summary>Copies the database of that key to <paramref name="target"/>, building it first if this is its first use.</summary>
    public void CopyTo(string key, Action<string> build, string target)
    {
        var file = _built.GetOrAdd(key, _ => new Lazy<string>(() =>
        {
            var path = Path.Combine(_folder.Value, Guid.NewGuid().ToString("N") + ".db");
            build(path);
            return path;
        })).Value;
        File.Copy(file, target);
    }

    public void Dispose()
    {
        if (_folder.IsValueCreated)
            WorkspaceFolder.DeleteAll(_folder.Value);
    }
}
