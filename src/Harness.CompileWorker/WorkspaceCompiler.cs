using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Harness.CSharp;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;

namespace Harness.CompileWorker;

/// <summary>Compiles all sources of a workspace into one assembly, as <c>dotnet build</c> would with an SDK project's defaults.</summary>
internal sealed class WorkspaceCompiler(ImmutableArray<MetadataReference> references)
{
    private const int MaxDiagnostics = 50;
    private const int MaxMessageLength = 500;

    // Pinned, not "latest": the language must not depend on which SDK is installed.
    private static readonly CSharpParseOptions Language = new(
        LanguageVersion.CSharp14,
        DocumentationMode.None,
        preprocessorSymbols: ["DEBUG", "TRACE", "NET", "NET10_0", "NET10_0_OR_GREATER"]);

    private static readonly SyntaxTree ProjectDefaults = Parse(
        new SourceFile(
            "<implicit usings>",
            """
            global using System;
            global using System.Collections.Generic;
            global using System.IO;
            global using System.Linq;
            global using System.Net.Http;
            global using System.Threading;
            global using System.Threading.Tasks;
            [assembly: System.Runtime.Versioning.TargetFramework(".NETCoreApp,Version=v10.0", FrameworkDisplayName = ".NET 10.0")]
            [assembly: global::Xunit.AssemblyFixture(typeof(global::Harness.TestHost.WorkingFolder))]
            """),
        CancellationToken.None);

    // xunit is built for .NET 8: without these two suppressed every workspace had dozens of warnings.
    private static readonly KeyValuePair<string, ReportDiagnostic>[] OlderReferences =
        [new("CS1701", ReportDiagnostic.Suppress), new("CS1702", ReportDiagnostic.Suppress)];

    public CompileReply Compile(IReadOnlyList<SourceFile> sources, bool withMembers, CancellationToken cancellation)
    {
        var trees = sources.Select(source => Parse(source, cancellation)).ToList();
        var compilation = CSharpCompilation.Create("workspace", [ProjectDefaults, .. trees], references, Options(trees, cancellation));
        using var assembly = new MemoryStream();
        var symbols = new EmitOptions(debugInformationFormat: DebugInformationFormat.Embedded);
        var emitted = compilation.Emit(assembly, options: symbols, cancellationToken: cancellation);
        return new CompileReply
        {
            Assembly = emitted.Success ? assembly.ToArray() : [],
            Diagnostics = Describe(emitted.Diagnostics),
            ErrorCount = emitted.Diagnostics.Count(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error),
            TestMethods = emitted.Success ? TestMethodFinder.Find(compilation, cancellation) : [],
            Members = emitted.Success && withMembers ? MemberReader.Read(compilation, trees, cancellation) : [],
        };
    }

    // An encoding is needed, or embedded symbols are error CS8055.
    private static SyntaxTree Parse(SourceFile source, CancellationToken cancellation) =>
        CSharpSyntaxTree.ParseText(
            SourceText.From(source.Text, Encoding.UTF8, SourceHashAlgorithm.Sha256), Language, source.Path, cancellation);

    private static CSharpCompilationOptions Options(List<SyntaxTree> trees, CancellationToken cancellation)
    {
        var isProgram = trees.Any(tree => tree.GetCompilationUnitRoot(cancellation).Members.Any(SyntaxKind.GlobalStatement));
        return new CSharpCompilationOptions(
            isProgram ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary,
            optimizationLevel: OptimizationLevel.Debug,
            nullableContextOptions: NullableContextOptions.Enable,
            concurrentBuild: false,
            deterministic: true,
            allowUnsafe: false,
            specificDiagnosticOptions: OlderReferences,
            assemblyIdentityComparer: DesktopAssemblyIdentityComparer.Default,
            xmlReferenceResolver: null,
            sourceReferenceResolver: null,
            metadataReferenceResolver: null,
            strongNameProvider: null);
    }

    private static List<BuildDiagnostic> Describe(ImmutableArray<Diagnostic> diagnostics) =>
    [
        .. diagnostics
            .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && !diagnostic.IsSuppressed)
            .OrderByDescending(diagnostic => diagnostic.Severity)
            .ThenBy(diagnostic => diagnostic.Location.SourceTree?.FilePath, StringComparer.Ordinal)
            .ThenBy(diagnostic => diagnostic.Location.SourceSpan.Start)
            .Take(MaxDiagnostics)
            .Select(Describe),
    ];

    private static BuildDiagnostic Describe(Diagnostic diagnostic)
    {
        // Not the mapped span: #line must not mislead.
        var span = diagnostic.Location.GetLineSpan();
        var message = diagnostic.GetMessage(CultureInfo.InvariantCulture);
        return new BuildDiagnostic(
            span.IsValid ? span.Path : "",
            span.IsValid ? span.StartLinePosition.Line + 1 : 0,
            span.IsValid ? span.StartLinePosition.Character + 1 : 0,
            diagnostic.Id,
            diagnostic.Severity == DiagnosticSeverity.Error,
            message.Length > MaxMessageLength ? message[..MaxMessageLength] : message);
    }
}
