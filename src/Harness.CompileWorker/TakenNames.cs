using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Harness.CompileWorker;

/// <summary>
/// Finds names in the tests of a judge that mean something of .NET or xunit, and that the judged code has taken for something of
/// its own: with a class <c>Assert</c> in the namespace of the tests, none of them could fail.
/// </summary>
internal static class TakenNames
{
    /// <summary>What the judged code has taken, in words; null when every name means what it meant.</summary>
    /// <param name="judged">The judged code with the tests.</param>
    /// <param name="start">The code before it with the same tests: what a name means that the judged code was asked to declare is not known there.</param>
    /// <param name="tests">The trees of the tests, which are in both.</param>
    /// <param name="cancellation">Ends the search.</param>
    public static string? Find(CSharpCompilation judged, CSharpCompilation start, IReadOnlyList<SyntaxTree> tests, CancellationToken cancellation)
    {
        var declared = DeclaredNames.New(judged.SyntaxTrees.Except(tests), start.SyntaxTrees.Except(tests), cancellation);
        return tests.Select(tree => FindIn(tree, declared, judged, start, cancellation)).FirstOrDefault(taken => taken is not null);
    }

    private static string? FindIn(
        SyntaxTree tree, IReadOnlySet<string> declared, CSharpCompilation judged, CSharpCompilation start, CancellationToken cancellation)
    {
        // Most code declares nothing that a test names, or only what the test is about: binding is left to the rest.
        var names = tree.GetRoot(cancellation).DescendantNodes().OfType<SimpleNameSyntax>()
            .Where(name => declared.Contains(name.Identifier.ValueText) || declared.Contains(name.Identifier.ValueText + "Attribute"))
            .ToList();
        if (names.Count == 0)
            return null;

        var before = start.GetSemanticModel(tree);
        var after = judged.GetSemanticModel(tree);
        return names.Select(name => Taken(name, before, after, cancellation)).FirstOrDefault(taken => taken is not null);
    }

    private static string? Taken(SimpleNameSyntax name, SemanticModel before, SemanticModel after, CancellationToken cancellation)
    {
        if (Meaning(name, before, cancellation) is not { } meant || !meant.Locations.Any(location => location.IsInMetadata))
            return null;
        if (Declaration(name, after, cancellation) is not { } declaration || declaration.Locations.FirstOrDefault(location => location.IsInSource) is not { } place)
            return null;
        var own = declaration.ToDisplayString();
        var theirs = meant.ToDisplayString();
        // A global alias for what the name means anyway.
        return declaration is IAliasSymbol alias && alias.Target.ToDisplayString() == theirs ? null
            : $"{place.SourceTree!.FilePath} declares {own}, which the tests would take for {theirs}";
    }

    private static ISymbol? Declaration(SimpleNameSyntax name, SemanticModel model, CancellationToken cancellation) =>
        (name is IdentifierNameSyntax identifier ? model.GetAliasInfo(identifier, cancellation) : null)
        ?? (Meaning(name, model, cancellation) is { } meaning and not INamespaceSymbol ? meaning : null);

    // Other members belong to a value, and an honest change may give that value another type.
    private static ISymbol? Meaning(SimpleNameSyntax name, SemanticModel model, CancellationToken cancellation)
    {
        var info = model.GetSymbolInfo(name, cancellation);
        return (info.Symbol ?? info.CandidateSymbols.FirstOrDefault()) switch
        {
            IMethodSymbol { MethodKind: MethodKind.Constructor } constructor => constructor.ContainingType,
            IMethodSymbol { IsExtensionMethod: true } method => method.ReducedFrom ?? method,
            IMethodSymbol { ContainingType.TypeKind: TypeKind.Extension } method => method,
            INamedTypeSymbol type => type,
            INamespaceSymbol space => space,
            _ => null,
        };
    }
}
