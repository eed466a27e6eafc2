using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Harness.CompileWorker;

/// <summary>What is left of a token when names and literals are taken as equal.</summary>
internal static class TokenKinds
{
    private const char Name = 'n';
    private const char Literal = 'l';

    // The kinds of tokens are numbers from 8,193 to 9,100: characters of their own, none of them a letter of ours.
    public static char Of(SyntaxToken token)
    {
        var kind = token.Kind();
        return kind == SyntaxKind.IdentifierToken || SyntaxFacts.IsPredefinedType(kind) ? Name
            : kind == SyntaxKind.InterpolatedStringTextToken || token.Parent is LiteralExpressionSyntax ? Literal
            : (char)kind;
    }
}
