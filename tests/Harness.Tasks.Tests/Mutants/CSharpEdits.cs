using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Harness.Tasks.Tests.Mutants;

/// <summary>One replacement in a C# text.</summary>
internal readonly record struct CSharpEdit(string Operator, TextSpan Span, string Replacement);

/// <summary>The changes of behaviour that one node of the syntax offers.</summary>
internal static class CSharpEdits
{
    private static readonly Dictionary<SyntaxKind, (string Operator, string Replacement)> Tokens = new()
    {
        [SyntaxKind.LessThanToken] = ("flip-comparison", "<="),
        [SyntaxKind.LessThanEqualsToken] = ("flip-comparison", "<"),
        [SyntaxKind.GreaterThanToken] = ("flip-comparison", ">="),
        [SyntaxKind.GreaterThanEqualsToken] = ("flip-comparison", ">"),
        [SyntaxKind.EqualsEqualsToken] = ("flip-comparison", "!="),
        [SyntaxKind.ExclamationEqualsToken] = ("flip-comparison", "=="),
        [SyntaxKind.AmpersandAmpersandToken] = ("and-or", "||"),
        [SyntaxKind.BarBarToken] = ("and-or", "&&"),
        [SyntaxKind.PlusToken] = ("plus-minus", "-"),
        [SyntaxKind.MinusToken] = ("plus-minus", "+"),
        [SyntaxKind.PlusEqualsToken] = ("plus-minus", "-="),
        [SyntaxKind.MinusEqualsToken] = ("plus-minus", "+="),
    };

    /// <param name="node">Any node.</param>
    /// <param name="text">The text that the node was parsed from.</param>
    public static IEnumerable<CSharpEdit> Of(SyntaxNode node, string text) => node switch
    {
        BinaryExpressionSyntax binary => OfToken(binary.OperatorToken),
        AssignmentExpressionSyntax assignment => OfToken(assignment.OperatorToken),
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.UnaryMinusExpression } minus => [new("plus-minus", minus.OperatorToken.Span, "")],
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression } not => [new("negate-condition", not.OperatorToken.Span, "")],
        RelationalPatternSyntax relation => OfToken(relation.OperatorToken),
        UnaryPatternSyntax not => [new("flip-comparison", not.OperatorToken.FullSpan, "")],
        LiteralExpressionSyntax { Token.Value: int value } literal => OfNumber(literal, value),
        ArgumentListSyntax arguments => OfArguments(arguments.Arguments),
        IfStatementSyntax choice => [.. OfCondition(choice.Condition), Deletion(IsGuard(choice) ? "remove-guard" : "delete-statement", choice, text)],
        ConditionalExpressionSyntax choice => OfCondition(choice.Condition),
        WhileStatementSyntax loop => OfCondition(loop.Condition),
        ExpressionStatementSyntax or BreakStatementSyntax or ContinueStatementSyntax or YieldStatementSyntax or ForEachStatementSyntax =>
            [Deletion("delete-statement", (StatementSyntax)node, text)],
        _ => [],
    };

    private static IEnumerable<CSharpEdit> OfToken(SyntaxToken token) =>
        Tokens.TryGetValue(token.Kind(), out var edit) ? [new CSharpEdit(edit.Operator, token.Span, edit.Replacement)] : [];

    private static IEnumerable<CSharpEdit> OfNumber(LiteralExpressionSyntax literal, int value) =>
        from step in (int[])[1, -1]
        select new CSharpEdit(step > 0 ? "literal+1" : "literal-1", literal.Span, string.Create(CultureInfo.InvariantCulture, $"{value + step}"));

    private static IEnumerable<CSharpEdit> OfArguments(SeparatedSyntaxList<ArgumentSyntax> arguments) =>
        from i in Enumerable.Range(1, Math.Max(0, arguments.Count - 1))
        let first = arguments[i - 1]
        let second = arguments[i]
        where first.NameColon is null && second.NameColon is null
        select new CSharpEdit("swap-arguments", TextSpan.FromBounds(first.SpanStart, second.Span.End), $"{second}, {first}");

    // The opposite of == is != already.
    private static IEnumerable<CSharpEdit> OfCondition(ExpressionSyntax condition) =>
        condition.Kind() is SyntaxKind.EqualsExpression or SyntaxKind.NotEqualsExpression
            ? []
            : [new CSharpEdit("negate-condition", condition.Span, $"!({condition})")];

    private static bool IsGuard(IfStatementSyntax choice)
    {
        var only = choice.Statement is BlockSyntax { Statements: [var single] } ? single : choice.Statement;
        return choice.Else is null && only is ReturnStatementSyntax or ThrowStatementSyntax or ContinueStatementSyntax or BreakStatementSyntax;
    }

    // With its lines, where nothing else stands on them: a task may count lines.
    private static CSharpEdit Deletion(string name, StatementSyntax statement, string text)
    {
        if (statement.Parent is not (BlockSyntax or SwitchSectionSyntax))
            return new CSharpEdit(name, statement.Span, "{ }");
        var source = SourceText.From(text);
        var lines = source.Lines.GetLinePositionSpan(statement.Span);
        var whole = TextSpan.FromBounds(source.Lines[lines.Start.Line].Start, source.Lines[lines.End.Line].EndIncludingLineBreak);
        var isAlone = string.IsNullOrWhiteSpace(text[whole.Start..statement.SpanStart])
            && string.IsNullOrWhiteSpace(text[statement.Span.End..whole.End]);
        return new CSharpEdit(name, isAlone ? whole : statement.Span, "");
    }
}
