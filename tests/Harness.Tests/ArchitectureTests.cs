using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Harness.Tests;

/// <summary>Arrows go one way, and names say what things are.</summary>
public partial class ArchitectureTests
{
    private const int LongestFile = 250;

    /// <summary>What each project may point at.</summary>
    private static readonly Dictionary<string, string[]> Arrows = new()
    {
        ["Harness.Campaigns"] = [],
        ["Harness.CompileWorker"] = [],
        ["Harness.TestHost"] = [],
        ["Harness.Launcher"] = [],
        ["Harness"] = ["Harness.Campaigns"],
        ["Harness.TestLogger"] = ["Harness.Campaigns"],
        ["Harness.Tool"] = ["Harness.Campaigns", "Harness"],
        ["Harness.Fixtures"] = ["Harness"],
        ["Harness.Tasks"] = ["Harness.Fixtures", "Harness.TestLogger"],
    };

    private static readonly string[] Layers = ["src", "fixtures", "tasks"];

    public static IEnumerable<TheoryDataRow<string>> Projects() =>
        Layers.SelectMany(layer => Directory.EnumerateFiles(Path.Combine(RepositoryFiles.Root, layer), "*.csproj", SearchOption.AllDirectories))
            .Select(RepositoryFiles.Relative)
            .Where(file => !file.Contains("/workspace/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal) && !file.Contains("/obj/", StringComparison.Ordinal))
            .Select(file => new TheoryDataRow<string>(file));

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_points_down_only(string project)
    {
        var name = Path.GetFileNameWithoutExtension(project);
        Arrows.Should().ContainKey(name, "every project has its place; give a new one its own");

        References(Path.Combine(RepositoryFiles.Root, project)).Should().BeSubsetOf(Arrows[name]);
    }

    [Fact]
    public void The_projects_that_are_checked_are_there() =>
        Projects().Select(row => Path.GetFileNameWithoutExtension(row.Data)).Should().Contain(["Harness.Campaigns", "Harness", "Harness.Fixtures", "Harness.Tasks"]);

    [Theory]
    [InlineData("src/Harness", "Harness")]
    [InlineData("src/Harness.Campaigns", "Harness.Campaigns")]
    [InlineData("src/Harness.TestLogger", "Harness.TestLogger")]
    [InlineData("src/Harness.Tool", "Harness.Tool")]
    public void The_folders_of_a_project_use_each_other_in_one_direction(string project, string rootNamespace)
    {
        var folders = Directory.GetDirectories(Path.Combine(RepositoryFiles.Root, project)).Select(f => Path.GetFileName(f)).ToHashSet();
        var arrows = RepositoryFiles.Sources(project)
            .Select(file => (From: RepositoryFiles.Relative(file)[(project.Length + 1)..].Split('/')[0], Text: File.ReadAllText(file)))
            .Where(file => folders.Contains(file.From))
            .SelectMany(file => Using().Matches(file.Text).Select(m => m.Groups[1].Value)
                .Where(used => used.StartsWith(rootNamespace + ".", StringComparison.Ordinal))
                .Select(used => (file.From, To: used[(rootNamespace.Length + 1)..].Split('.')[0])))
            .Where(arrow => arrow.From != arrow.To && folders.Contains(arrow.To))
            .ToLookup(arrow => arrow.From, arrow => arrow.To);

        folders.SelectMany(folder => Cycles(arrows, [folder])).Should().BeEmpty();
    }

    [Fact]
    public void No_type_has_a_name_that_everything_has()
    {
        var names = Layers.Append("tests").SelectMany(RepositoryFiles.Sources)
            .SelectMany(file => TypeName().Matches(File.ReadAllText(file)).Select(m => $"{RepositoryFiles.Relative(file)}: {m.Groups[1].Value}"));

        names.Where(name => Forbidden().IsMatch(name)).Should().BeEmpty();
    }

    [Fact]
    public void No_source_is_so_long_that_it_wants_to_be_two()
    {
        Layers.SelectMany(RepositoryFiles.Sources)
            .Select(file => (File: RepositoryFiles.Relative(file), Lines: File.ReadLines(file).Count()))
            .Where(file => file.Lines > LongestFile)
            .Select(file => $"{file.File} has {file.Lines} lines, more than {LongestFile}")
            .Should().BeEmpty();
    }

    [Fact]
    public void The_namespace_of_a_source_is_its_folder()
    {
        var wrong =
            from file in RepositoryFiles.Sources("src")
            let relative = RepositoryFiles.Relative(file).Split('/')
            let declared = Namespace().Match(File.ReadAllText(file))
            where declared.Success && declared.Groups[1].Value != string.Join('.', relative[1..^1])
            select RepositoryFiles.Relative(file) + " is in " + declared.Groups[1].Value;

        wrong.Should().BeEmpty();
    }

    // A project's own references, and those of what it imports from the repository.
    private static IEnumerable<string> References(string file)
    {
        var xml = XDocument.Load(file);
        var own = xml.Descendants("ProjectReference").Select(r => r.Attribute("Include")?.Value ?? "").Where(path => path.EndsWith(".csproj", StringComparison.Ordinal));
        var imported = Path.GetFileName(file) == "Harness.Tasks.csproj" ? References(Path.Combine(RepositoryFiles.Root, "fixtures", "TaskProject.props")) : [];
        return own.Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/').Split(')')[^1])).Concat(imported);
    }

    private static IEnumerable<string> Cycles(ILookup<string, string> arrows, IReadOnlyList<string> path) =>
        arrows[path[^1]].Distinct().SelectMany(next =>
            next == path[0] ? [string.Join(" -> ", [.. path, next])]
            : path.Contains(next) ? []
            : Cycles(arrows, [.. path, next]));

    [GeneratedRegex(@"^using ([A-Z][\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Using();

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Namespace();

    [GeneratedRegex(@"^\s*(?:public |internal |private |file |sealed |static |abstract |partial |readonly )*(?:class|record|struct|record struct|interface|enum) (\w+)", RegexOptions.Multiline)]
    private static partial Regex TypeName();

    [GeneratedRegex(": (Task|Test|Result|Runner|[A-Za-z]*(Helpers?|Utils?|Utilities|Manager))$")]
    private static partial Regex Forbidden();
}
