using System.Runtime.InteropServices;
using Harness.CSharp;
using Harness.Sandboxes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Harness.Tasks.Tests.Mutants;

/// <summary>
/// Says which changes of a workspace's C# still compile. Those that do not are no mutants: every checker would kill them, and
/// the score would say nothing.
/// </summary>
internal sealed class CompiledWorkspace
{
    private static readonly CSharpParseOptions Language = new(LanguageVersion.CSharp14, preprocessorSymbols: ["DEBUG", "NET10_0_OR_GREATER"]);

    private static readonly SyntaxTree ImplicitUsings = CSharpSyntaxTree.ParseText(
        string.Concat(((string[])["", ".Collections.Generic", ".IO", ".Linq", ".Net.Http", ".Threading", ".Threading.Tasks"])
            .Select(name => $"global using System{name};\n")),
        Language);

    private static readonly Lazy<IReadOnlyList<MetadataReference>> References = new(() =>
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(file => file.StartsWith(RuntimeEnvironment.GetRuntimeDirectory(), StringComparison.Ordinal)
                || Path.GetFileName(file).StartsWith("xunit.v3.", StringComparison.Ordinal))
            .Select(file => MetadataReference.CreateFromFile(file)),
    ]);

    private readonly CSharpCompilation _compilation;
    private readonly Dictionary<string, SyntaxTree> _trees;

    public CompiledWorkspace(WorkspaceSnapshot workspace)
    {
        _trees = SourceFolder.Of(workspace).Files.ToDictionary(source => source.Path, source => CSharpSyntaxTree.ParseText(source.Text, Language));
        _compilation = CSharpCompilation.Create("workspace", [ImplicitUsings, .. _trees.Values], References.Value,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        if (Errors(_compilation) is [var error, ..])
            throw new InvalidOperationException($"the unchanged workspace does not compile here: {error}");
    }

    public bool Compiles(string path, string text) =>
        Errors(_compilation.ReplaceSyntaxTree(_trees[path], CSharpSyntaxTree.ParseText(text, Language))).Count == 0;

    private static List<Diagnostic> Errors(CSharpCompilation compilation) =>
        [.. compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)];
}
