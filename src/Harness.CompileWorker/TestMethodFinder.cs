using Harness.CSharp;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Harness.CompileWorker;

/// <summary>Finds the test methods that xunit will run: a run that does not report each of them is not complete.</summary>
internal static class TestMethodFinder
{
    /// <summary>
    /// The methods with a <c>Fact</c> attribute, or one derived from it, of every public class that is not abstract, inherited
    /// methods included; sorted by name. As in xunit, the method itself may be private and the class static or generic.
    /// </summary>
    public static IReadOnlyList<TestMethod> Find(CSharpCompilation compilation, CancellationToken cancellation)
    {
        if (compilation.GetTypeByMetadataName("Xunit.FactAttribute") is not { } fact)
            return [];
        return
        [
            .. Types(compilation.Assembly.GlobalNamespace, cancellation)
                .Where(IsTestClass)
                .SelectMany(type => MethodNames(type, fact).Select(name => new TestMethod(ReflectionName(type), name)))
                .OrderBy(method => method.FullName, StringComparer.Ordinal),
        ];
    }

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceOrTypeSymbol container, CancellationToken cancellation)
    {
        foreach (var member in container.GetMembers().OfType<INamespaceOrTypeSymbol>())
        {
            cancellation.ThrowIfCancellationRequested();
            if (member is INamedTypeSymbol type)
                yield return type;
            foreach (var nested in Types(member, cancellation))
                yield return nested;
        }
    }

    private static bool IsTestClass(INamedTypeSymbol type) =>
        type.TypeKind == TypeKind.Class
        && (!type.IsAbstract || type.IsStatic)
        && SelfAndContainers(type).All(container => container.DeclaredAccessibility == Accessibility.Public);

    private static IEnumerable<string> MethodNames(INamedTypeSymbol type, INamedTypeSymbol fact) =>
        SelfAndBases(type)
            .SelectMany(container => container.GetMembers().OfType<IMethodSymbol>().Where(method => IsSeenBy(type, method)))
            .Where(method => method.GetAttributes().Any(attribute => SelfAndBases(attribute.AttributeClass)
                .Any(@base => SymbolEqualityComparer.Default.Equals(@base, fact))))
            .Select(method => method.Name)
            .Distinct();

    // Reflection over a class leaves out the private and the static methods of its bases.
    private static bool IsSeenBy(INamedTypeSymbol type, IMethodSymbol method) =>
        SymbolEqualityComparer.Default.Equals(method.ContainingType, type)
        || method is { IsStatic: false, DeclaredAccessibility: not Accessibility.Private };

    private static IEnumerable<INamedTypeSymbol> SelfAndBases(INamedTypeSymbol? type)
    {
        for (var current = type; current is not null; current = current.BaseType)
            yield return current;
    }

    private static IEnumerable<INamedTypeSymbol> SelfAndContainers(INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.ContainingType)
            yield return current;
    }

    private static string ReflectionName(INamedTypeSymbol type) =>
        type.ContainingType is { } container ? $"{ReflectionName(container)}+{type.MetadataName}"
        : type.ContainingNamespace.IsGlobalNamespace ? type.MetadataName
        : $"{type.ContainingNamespace.ToDisplayString()}.{type.MetadataName}";
}
