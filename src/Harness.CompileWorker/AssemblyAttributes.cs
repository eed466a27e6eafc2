using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Harness.CompileWorker;

/// <summary>
/// Attributes by which an assembly tells xunit how to find, run and report its tests: a test framework of one's own, fixtures,
/// orderers, what happens before and after each test.
/// </summary>
internal static class AssemblyAttributes
{
    /// <summary>The compilation without those attributes in some of its trees.</summary>
    public static CSharpCompilation Removed(CSharpCompilation compilation, IEnumerable<SyntaxTree> trees, CancellationToken cancellation)
    {
        var judged = trees.ToHashSet();
        var perTree = compilation.Assembly.GetAttributes()
            .Where(attribute => attribute.ApplicationSyntaxReference is { } place && judged.Contains(place.SyntaxTree) && IsReadByXunit(attribute.AttributeClass))
            .GroupBy(attribute => attribute.ApplicationSyntaxReference!.SyntaxTree, attribute => attribute.ApplicationSyntaxReference!.GetSyntax(cancellation));
        foreach (var attributes in perTree)
            compilation = compilation.ReplaceSyntaxTree(attributes.Key, Without(attributes.Key, [.. attributes], cancellation));
        return compilation;
    }

    private static bool IsReadByXunit(INamedTypeSymbol? type) =>
        type is not null && Bases(type).Concat(type.AllInterfaces).Any(@base => @base.ContainingAssembly?.Name.StartsWith("xunit.", StringComparison.OrdinalIgnoreCase) == true);

    private static IEnumerable<INamedTypeSymbol> Bases(INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType)
            yield return current;
    }

    private static SyntaxTree Without(SyntaxTree tree, HashSet<SyntaxNode> attributes, CancellationToken cancellation)
    {
        var root = tree.GetCompilationUnitRoot(cancellation);
        var lists = root.AttributeLists
            .Select(list => list.WithAttributes(SyntaxFactory.SeparatedList(list.Attributes.Where(attribute => !attributes.Contains(attribute)))))
            .Where(list => list.Attributes.Count > 0);
        return tree.WithRootAndOptions(root.WithAttributeLists(SyntaxFactory.List(lists)), tree.Options);
    }
}
