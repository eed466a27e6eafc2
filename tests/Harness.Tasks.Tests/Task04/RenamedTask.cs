using System.Text.RegularExpressions;
using Harness.CSharp;
using Harness.Tasks.Task04_TraceThroughCodebase;

namespace Harness.Tasks.Tests.Task04;

/// <summary>Prompt and workspace of the task as an instance has them.</summary>
internal sealed class RenamedTask
{
    private static readonly string Folder = MatrixFixture.Tasks.Single(task => task.Id == "task_04").Folder;

    private readonly IReadOnlyDictionary<string, string> _names;
    private readonly Regex? _words;

    public RenamedTask(int instance)
    {
        _names = Variant.Of(instance);
        if (_names.Count > 0)
            _words = new Regex(string.Join('|', _names.Keys.OrderByDescending(key => key.Length).Select(key => $@"(?<!\w){Regex.Escape(key)}(?!\w)")));
        Prompt = Renamed(File.ReadAllText(Path.Combine(Folder, "prompt.md")));
        Files = Directory.GetFiles(Path.Combine(Folder, "workspace"), "*", SearchOption.AllDirectories).ToDictionary(
            file => Renamed(Path.GetRelativePath(Path.Combine(Folder, "workspace"), file).Replace('\\', '/')),
            file => Renamed(File.ReadAllText(file)));
        Expected = ExpectedTrace.Published.Renamed(Renamed);
    }

    public string Prompt { get; }

    /// <summary>Texts by path.</summary>
    public IReadOnlyDictionary<string, string> Files { get; }

    public ExpectedTrace Expected { get; }

    public IReadOnlyList<SourceFile> Sources =>
        [.. Files.Where(file => file.Key.EndsWith(".cs", StringComparison.Ordinal)).Select(file => new SourceFile(file.Key, file.Value))];

    public string Renamed(string published) => _words is null ? published : _words.Replace(published, word => _names[word.Value]);

    public void WriteTo(string folder)
    {
        foreach (var (path, text) in Files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, path))!);
            File.WriteAllText(Path.Combine(folder, path), text);
        }
    }
}
