namespace Harness.CSharp;

/// <summary>One error or warning of the C# compiler.</summary>
/// <param name="Path">The source file, relative to the workspace; empty when the whole assembly is meant.</param>
/// <param name="Line">From 1; 0 without a file. <c>#line</c> is ignored.</param>
/// <param name="Column">From 1; 0 without a file.</param>
/// <param name="Id">The compiler's number, such as <c>CS1002</c>.</param>
/// <param name="IsError">False: a warning.</param>
/// <param name="Message">In English, at most 500 characters; hostile text, as it quotes the source.</param>
public sealed record BuildDiagnostic(string Path, int Line, int Column, string Id, bool IsError, string Message)
{
    /// <summary>The compiler's own form: <c>src/Cart.cs(11,57): error CS1002: ; expected</c>.</summary>
    public override string ToString()
    {
        var severity = IsError ? "error" : "warning";
        return Path.Length == 0 ? $"{severity} {Id}: {Message}" : $"{Path}({Line},{Column}): {severity} {Id}: {Message}";
    }
}
