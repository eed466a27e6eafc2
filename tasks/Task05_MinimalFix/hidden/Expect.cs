using System.Globalization;

namespace Brightwater.Loyalty.Acceptance;

/// <summary>Stands in for xunit's Assert, which a workspace could declare a second time to make every test pass.</summary>
internal static class Expect
{
    public static void Equal<T>(T expected, T actual)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, actual))
            throw new InvalidOperationException($"expected {Show(expected)} but was {Show(actual)}");
    }

    /// <summary>Accepts derived exceptions.</summary>
    public static TException Throws<TException>(Action action)
        where TException : Exception
    {
        try
        {
            action();
        }
        catch (TException expected)
        {
            return expected;
        }
        catch (Exception other)
        {
            throw new InvalidOperationException($"expected {typeof(TException).Name} but was {other.GetType().Name}: {other.Message}");
        }

        throw new InvalidOperationException($"expected {typeof(TException).Name} but nothing was thrown");
    }

    private static string Show<T>(T value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "null";
}
