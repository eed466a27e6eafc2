using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Harness.CompileWorker;

/// <summary>Finds the members of an assembly that code leads to.</summary>
internal sealed class ReferenceFinder(IAssemblySymbol assembly)
{
    private readonly Dictionary<ISymbol, IReadOnlyList<string>> leadsTo = new(SymbolEqualityComparer.Default);

    /// <summary>Documentation ids, sorted. Some of them may belong to members without a body.</summary>
    public IReadOnlyList<string> In(IEnumerable<SyntaxNode> bodies, SemanticModel model, CancellationToken cancellation) =>
    [
        .. bodies
            .SelectMany(body => body.DescendantNodesAndSelf())
            .Select(node => model.GetSymbolInfo(node, cancellation).Symbol)
            .OfType<ISymbol>()
            .Select(Declaration)
            .Where(symbol => SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, assembly))
            .Distinct<ISymbol>(SymbolEqualityComparer.Default)
            .SelectMany(LeadsTo)
            .Distinct()
            .Order(StringComparer.Ordinal),
    ];

    private static ISymbol Declaration(ISymbol symbol) => symbol is IMethodSymbol method
        ? (method.ReducedFrom ?? method).OriginalDefinition switch
        {
            { AssociatedSymbol: { } property } => property,
            { PartialImplementationPart: { } implementation } => implementation,
            var it => it,
        }
        : symbol.OriginalDefinition;

    private IReadOnlyList<string> LeadsTo(ISymbol symbol)
    {
        if (!leadsTo.TryGetValue(symbol, out var ids))
        {
            ids = [.. Find(symbol).Select(found => found.GetDocumentationCommentId()).OfType<string>()];
            leadsTo.Add(symbol, ids);
        }

        return ids;
    }

    private IEnumerable<ISymbol> Find(ISymbol symbol) => symbol switch
    {
        INamedTypeSymbol type => CalledUnderAnotherName(type),
        IMethodSymbol { MethodKind: MethodKind.Constructor } => [symbol, .. CalledUnderAnotherName(symbol.ContainingType)],
        _ => [symbol],
    };

    private IEnumerable<ISymbol> CalledUnderAnotherName(INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType?.OriginalDefinition)
        {
            if (!SymbolEqualityComparer.Default.Equals(current.ContainingAssembly, assembly))
                break;
            foreach (var member in current.GetMembers())
            {
                if (member.IsOverride || member is IMethodSymbol { MethodKind: MethodKind.Constructor or MethodKind.StaticConstructor })
                    yield return Declaration(member);
            }
        }

        if (type.TypeKind == TypeKind.Interface)
            yield break;
        foreach (var promised in type.AllInterfaces.SelectMany(face => face.GetMembers()))
        {
            if (type.FindImplementationForInterfaceMember(promised) is { } implementation)
                yield return Declaration(implementation);
        }
    }
}
