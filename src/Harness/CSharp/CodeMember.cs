namespace Harness.CSharp;

/// <summary>One member of a workspace's types that has a body: code that runs, or an initializer.</summary>
/// <remarks>
/// Local functions and lambdas belong to the member that they stand in. A primary constructor is a member; its body is what it
/// passes to the base class.
/// </remarks>
/// <param name="Id">
/// The documentation id: <c>M:Shop.Cart.Add(System.String,System.Int32)</c>. Says type, name and parameter types, and is unique.
/// </param>
/// <param name="Path">The file of the body.</param>
/// <param name="Line">The line on which the body begins, from 1.</param>
/// <param name="Tokens">
/// One character for each token of the body, braces included and comments not: <c>n</c> is a name (also <c>var</c> and built-in
/// types), <c>l</c> a literal (also <c>null</c>, <c>true</c> and text within <c>$""</c>), any other character a keyword or punctuation.
/// </param>
/// <param name="References">
/// The <see cref="Id"/>s of the members that the body leads to: those that it names, and of each type that it names the
/// constructors and what overrides or implements, because that is called under another name. Sorted.
/// </param>
public sealed record CodeMember(string Id, string Path, int Line, string Tokens, IReadOnlyList<string> References)
{
    /// <summary><c>Shop.Cart.Add</c>, for messages.</summary>
    public string Name => Id[2..].Split('(')[0].Split("``")[0];
}
