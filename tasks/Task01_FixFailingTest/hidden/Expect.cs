using System.Globalization;

namespace Halden.Dispatch.Acceptance;

/// <summary>Stands in for xunit's Assert, which a workspace could declare a second time to make every test pass.</summary>
internal static class Expect
{
    public static void Equal<T>(T expected, T actual)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, actual))
            throw new InvalidOperationException($"expected {Show(expected)} but was {Show(actual)}");
    }

    private static string Show<T>(T value) => value switch
    {
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        null => "null",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
