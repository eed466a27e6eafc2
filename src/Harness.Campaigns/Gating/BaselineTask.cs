namespace Harness.Campaigns.Gating;

/// <summary>A task of a baseline.</summary>
/// <param name="Task">The task's id.</param>
/// <param name="Name">The task's name.</param>
/// <param name="Fingerprint">SHA-256 of each part that must agree for runs of it to be comparable: <c>prompt</c>, <c>checker</c>.</param>
public sealed record BaselineTask(string Task, string Name, IReadOnlyDictionary<string, string> Fingerprint);
