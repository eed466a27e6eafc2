namespace Harness.Sandboxes;

/// <summary>Whether a provider works on this machine: found out by running something in it, never by looking for a file.</summary>
/// <param name="Name">The provider: <c>bwrap</c>, <c>docker</c>, <c>landlock</c>, <c>none</c>.</param>
/// <param name="Provider">The provider, ready for use; null when it does not work here.</param>
/// <param name="Problem">Why not: what was tried and what it said.</param>
/// <param name="Cure">What to install or to set.</param>
public sealed record SandboxProbe(string Name, ISandboxProvider? Provider, string? Problem = null, string? Cure = null);
