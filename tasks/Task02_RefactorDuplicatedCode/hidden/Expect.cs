using System.Globalization;

namespace Wendle.Acceptance;

/// <summary>Stands in for xunit's Assert, which a workspace could declare a second time to make every test pass.</summary>
internal static class Expect
{
    public static void Equal<T>(T expected, T actual)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, actual))
            throw new InvalidOperationException($"expected {Show(expected)} but was {Show(actual)}");
    }

    /// <summary>The exception itself, not one derived from it.</summary>
    public static void Throws<TException>(Action action)
        where TException : Exception
    {
        Type? thrown = null;
        try
        {
            action();
        }
        catch (Exception e)
        {
            thrown = e.GetType();
        }

        if (thrown != typeof(TException))
            throw new InvalidOperationException($"expected {typeof(TException).Name} but {(thrown is null ? "nothing" : thrown.Name)} was thrown");
    }

    private static string Show<T>(T value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "null";
}
