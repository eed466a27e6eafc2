using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Harness.CompileWorker;

/// <summary>What sources declare that another file could use by its name alone: types, global aliases, extension methods. Syntax only.</summary>
internal static class DeclaredNames
{
    /// <summary>The short names of what some trees declare and others do not.</summary>
    public static IReadOnlySet<string> New(IEnumerable<SyntaxTree> after, IEnumerable<SyntaxTree> before, CancellationToken cancellation)
    {
        var known = before.SelectMany(tree => In(tree, cancellation)).ToHashSet();
        return after.SelectMany(tree => In(tree, cancellation)).Where(name => !known.Contains(name)).Select(name => name.Short).ToHashSet();
    }

    private static IEnumerable<(string Where, string Short)> In(SyntaxTree tree, CancellationToken cancellation)
    {
        foreach (var node in tree.GetRoot(cancellation).DescendantNodes())
        {
            cancellation.ThrowIfCancellationRequested();
            if (ShortName(node) is { } name)
                yield return (Where(node), name);
        }
    }

    private static string? ShortName(SyntaxNode node) => node switch
    {
        BaseTypeDeclarationSyntax type => type.Identifier.ValueText,
        DelegateDeclarationSyntax type => type.Identifier.ValueText,
        UsingDirectiveSyntax { Alias: { } alias } use when use.GlobalKeyword.IsKind(SyntaxKind.GlobalKeyword) => alias.Name.Identifier.ValueText,
        MethodDeclarationSyntax method when IsExtension(method) => method.Identifier.ValueText,
        _ => null,
    };

    // The second kind stands in an extension block, which is a type without a name.
    private static bool IsExtension(MethodDeclarationSyntax method) =>
        method.ParameterList.Parameters is [{ } first, ..] && first.Modifiers.Any(SyntaxKind.ThisKeyword)
        || method.Parent is TypeDeclarationSyntax { Identifier.ValueText: "" };

    private static string Where(SyntaxNode node) => node is UsingDirectiveSyntax use
        ? use.NamespaceOrType.ToString()
        : string.Join('.', node.Ancestors().Select(ancestor => ancestor switch
        {
            BaseNamespaceDeclarationSyntax space => space.Name.ToString(),
            BaseTypeDeclarationSyntax type => type.Identifier.ValueText,
            _ => "",
        }));
}
