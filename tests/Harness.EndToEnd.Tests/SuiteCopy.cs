namespace Harness.EndToEnd.Tests;

/// <summary>The test executable and its files, copied, so that a test can change them.</summary>
public sealed class SuiteCopy : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("suite-");

    public SuiteCopy()
    {
        var from = Path.GetDirectoryName(Suite.Assembly)!;
        foreach (var source in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(_folder.FullName, Path.GetRelativePath(from, source));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(source, target);
        }
    }

    public string Assembly => Path.Combine(_folder.FullName, Path.GetFileName(Suite.Assembly));

    /// <summary>Adds a file; <c>harness.json</c> makes the copy a root with settings of its own.</summary>
    public SuiteCopy With(string path, string content)
    {
        var file = new FileInfo(Path.Combine(_folder.FullName, path));
        file.Directory!.Create();
        File.WriteAllText(file.FullName, content);
        return this;
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
