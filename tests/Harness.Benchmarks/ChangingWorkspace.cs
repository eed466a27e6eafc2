using System.Globalization;
using System.Xml.Linq;
using Harness.Sandboxes;

namespace Harness.Benchmarks;

/// <summary>
/// The workspace of task_01 with one of its solutions, so that all tests pass, and with a project that <c>dotnet test</c> can
/// build. Deleted on disposal.
/// </summary>
internal sealed class ChangingWorkspace : IDisposable
{
    private const string Solved = "HolidayCalendar.cs";

    private static readonly string[] Packages = ["Microsoft.NET.Test.Sdk", "xunit.runner.visualstudio", "xunit.v3"];

    private int _changes;

    public ChangingWorkspace()
    {
        var task = Path.Combine(Repository.OutputOf(Repository.Tasks), "Task01_FixFailingTest");
        WorkspaceSnapshot.OfTrusted(Path.Combine(task, "workspace")).WriteTo(Folder);
        File.Copy(Path.Combine(task, "solutions", "alternative-derives-it-from-the-date", Solved), Source, overwrite: true);
        foreach (var project in Directory.GetFiles(Folder, "*.csproj"))
            File.Delete(project);
        Project().Save(Path.Combine(Folder, "Workspace.csproj"));
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("harness-benchmark-").FullName;

    private string Source => Path.Combine(Folder, "src", "Calendars", Solved);

    /// <summary>Changes a source, as an agent does before it tests.</summary>
    public void Change() => File.AppendAllText(Source, string.Create(CultureInfo.InvariantCulture, $"\n// Change {++_changes}.\n"));

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    // The packages and their versions are those that this repository tests with.
    private static XElement Project()
    {
        var versions = XDocument.Load(Path.Combine(Repository.Root, "Directory.Packages.props")).Descendants("PackageVersion")
            .ToDictionary(package => (string)package.Attribute("Include")!, package => (string)package.Attribute("Version")!);
        return new XElement(
            "Project",
            new XAttribute("Sdk", "Microsoft.NET.Sdk"),
            new XElement(
                "PropertyGroup",
                new XElement("TargetFramework", "net10.0"),
                new XElement("OutputType", "Exe"),
                new XElement("Nullable", "enable"),
                new XElement("ImplicitUsings", "enable"),
                new XElement("IsTestingPlatformApplication", "false")),
            new XElement(
                "ItemGroup",
                Packages.Select(name => new XElement("PackageReference", new XAttribute("Include", name), new XAttribute("Version", versions[name])))));
    }
}
