using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Harness.Tasks.Tests.Mutants;

/// <summary>Changes of what C# code does, in the members that the reference wrote or changed.</summary>
internal static class CSharpMutations
{
    /// <param name="text">A C# file.</param>
    /// <param name="untouched">The members that the workspace started with, see <see cref="MembersOf"/>.</param>
    public static IEnumerable<Mutation> Of(string text, IReadOnlySet<string> untouched) =>
        from member in Members(text)
        where !untouched.Contains(Key(member))
        from node in member.DescendantNodesAndSelf()
        from edit in CSharpEdits.Of(node, text)
        select new Mutation(edit.Operator, text[..edit.Span.Start] + edit.Replacement + text[edit.Span.End..], Name(member));

    /// <summary>What identifies the members of a file: their type and their code, without comments and layout.</summary>
    public static IEnumerable<string> MembersOf(string text) => Members(text).Select(Key);

    private static IEnumerable<MemberDeclarationSyntax> Members(string text) =>
        CSharpSyntaxTree.ParseText(text).GetRoot().DescendantNodes().OfType<MemberDeclarationSyntax>()
            .Where(member => member is not (BaseNamespaceDeclarationSyntax or BaseTypeDeclarationSyntax));

    private static string Key(MemberDeclarationSyntax member) => $"{TypeName(member)}: {NormalForm.Tokens(member)}";

    private static string Name(MemberDeclarationSyntax member)
    {
        var name = member switch
        {
            MethodDeclarationSyntax method => method.Identifier.Text,
            ConstructorDeclarationSyntax => "ctor",
            PropertyDeclarationSyntax property => property.Identifier.Text,
            IndexerDeclarationSyntax => "this[]",
            EnumMemberDeclarationSyntax constant => constant.Identifier.Text,
            BaseFieldDeclarationSyntax field => field.Declaration.Variables[0].Identifier.Text,
            _ => member.Kind().ToString(),
        };
        return $"{TypeName(member)}.{name}";
    }

    private static string TypeName(MemberDeclarationSyntax member) =>
        member.FirstAncestorOrSelf<BaseTypeDeclarationSyntax>()?.Identifier.Text ?? "";
}
