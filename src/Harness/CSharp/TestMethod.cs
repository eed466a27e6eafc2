namespace Harness.CSharp;

/// <summary>A test method that the compiler found, and that a complete run must report.</summary>
/// <param name="Class">The class that runs it, as reflection names it: <c>Shop.Tests.CartTests+Discounts</c>.</param>
/// <param name="Name">The method's name.</param>
public sealed record TestMethod(string Class, string Name)
{
    /// <summary><c>Class.Name</c>.</summary>
    public string FullName => $"{Class}.{Name}";
}
