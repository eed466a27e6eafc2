using System.Globalization;
using Harness.CSharp;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Harness.CompileWorker;

/// <summary>Describes the members of the workspace that have a body.</summary>
internal static class MemberReader
{
    private const int MaxTokens = 200_000;

    /// <summary>The members, in the order of the trees.</summary>
    /// <exception cref="TooMuchCodeException">The bodies have more than 200,000 tokens together.</exception>
    public static IReadOnlyList<CodeMember> Read(
        CSharpCompilation compilation, IReadOnlyList<SyntaxTree> trees, CancellationToken cancellation)
    {
        var references = new ReferenceFinder(compilation.Assembly);
        var members = new Dictionary<string, CodeMember>(StringComparer.Ordinal);
        var tokens = 0;
        foreach (var tree in trees)
        {
            var model = compilation.GetSemanticModel(tree);
            foreach (var declaration in tree.GetRoot(cancellation).DescendantNodes(IsNoBody))
            {
                cancellation.ThrowIfCancellationRequested();
                if (Bodies(declaration).OfType<SyntaxNode>().ToList() is not { Count: > 0 } bodies)
                    continue;
                if (Declared(model, declaration, cancellation)?.GetDocumentationCommentId() is not { } id)
                    continue;
                var kinds = string.Concat(bodies.SelectMany(body => body.DescendantTokens()).Select(TokenKinds.Of));
                tokens += kinds.Length;
                if (tokens > MaxTokens)
                    throw new TooMuchCodeException(Invariant($"there is too much code to be described: more than {MaxTokens} tokens"));
                var line = bodies[0].GetLocation().GetLineSpan().StartLinePosition.Line + 1;
                members.TryAdd(id, new CodeMember(id, tree.FilePath, line, kinds, references.In(bodies, model, cancellation)));
            }
        }

        return [.. members.Values.Select(member => member with { References = [.. member.References.Where(members.ContainsKey)] })];
    }

    private static bool IsNoBody(SyntaxNode node) =>
        node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or BaseTypeDeclarationSyntax or BaseFieldDeclarationSyntax
            or VariableDeclarationSyntax;

    private static IEnumerable<SyntaxNode?> Bodies(SyntaxNode declaration) => declaration switch
    {
        ConstructorDeclarationSyntax it => [it.Initializer, it.Body, it.ExpressionBody],
        BaseMethodDeclarationSyntax it => [it.Body, it.ExpressionBody],
        PropertyDeclarationSyntax it => [it.AccessorList, it.ExpressionBody, it.Initializer],
        IndexerDeclarationSyntax it => [it.AccessorList, it.ExpressionBody],
        EventDeclarationSyntax it => [it.AccessorList],
        VariableDeclaratorSyntax it => [it.Initializer],
        TypeDeclarationSyntax { ParameterList: not null } it => it.BaseList?.Types.OfType<PrimaryConstructorBaseTypeSyntax>() ?? [],
        _ => [],
    };

    private static ISymbol? Declared(SemanticModel model, SyntaxNode declaration, CancellationToken cancellation)
    {
        var symbol = model.GetDeclaredSymbol(declaration, cancellation);
        return symbol is INamedTypeSymbol type
            ? type.InstanceConstructors.FirstOrDefault(constructor => constructor.DeclaringSyntaxReferences
                .Any(reference => reference.GetSyntax(cancellation) == declaration))
            : symbol;
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
