using System.Globalization;

namespace Harness.Tests.Settings;

/// <summary>Another culture for the current thread, until it is disposed.</summary>
internal sealed class Culture : IDisposable
{
    private readonly CultureInfo _before = CultureInfo.CurrentCulture;

    private Culture(string name) => CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(name);

    public static Culture Use(string name) => new(name);

    public void Dispose() => CultureInfo.CurrentCulture = _before;
}
