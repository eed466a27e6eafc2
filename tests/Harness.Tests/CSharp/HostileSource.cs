using System.Globalization;
using System.Text;

namespace Harness.Tests.CSharp;

/// <summary>Valid small C# that a compiler in the harness's own process would not survive.</summary>
internal static class HostileSource
{
    /// <summary>Overload resolution binds each lambda once per overload and level: 5 to the power of 14.</summary>
    public static string NestedLambdas()
    {
        var source = new StringBuilder("static class Hang {");
        foreach (var type in new[] { "int", "long", "string", "double", "object" })
            source.Append(CultureInfo.InvariantCulture, $" static {type} M(Func<{type}, {type}> f) => f(default!);");
        source.Append(" static object X() => ");
        for (var level = 0; level < 14; level++)
            source.Append(CultureInfo.InvariantCulture, $"M(x{level} => ");
        return source.Append("x0.Foo(x13)").Append(')', 14).Append("; }").ToString();
    }

    /// <summary>Roslyn recurses over nested type arguments without looking at its stack; some 70,000 suffice, some 40,000 do not.</summary>
    public static string NestedGenerics() =>
        "class G<T> {} class Crash { " + string.Concat(Enumerable.Repeat("G<", 150_000)) + "int" + new string('>', 150_000) + " f; }";
}
