namespace Harness.Sandboxes.Landlock;

/// <summary>How a <see cref="LandlockProvider"/> works.</summary>
public sealed record LandlockOptions
{
    /// <summary>The folder with <c>launcher/</c>. Default: <c>workers</c> beside the harness.</summary>
    public string WorkersFolder { get; init; } = Path.Combine(AppContext.BaseDirectory, "workers");

    /// <summary>The .NET that programs see. Default: null, the one that runs the harness.</summary>
    internal DotnetFolder? Dotnet { get; init; }
}
