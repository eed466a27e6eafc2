namespace Harness.Sandboxes;

/// <summary>What <see cref="WorkspaceFolder.CopyRegularFiles"/> did.</summary>
/// <param name="Files">Number of files copied.</param>
/// <param name="Bytes">Their bytes together.</param>
/// <param name="LeftOut">What was not copied and why, sorted by path, ordinally.</param>
/// <param name="IsComplete">False when the folder holds more entries than the limits allow to list.</param>
public sealed record FrozenCopy(int Files, long Bytes, IReadOnlyList<LeftOut> LeftOut, bool IsComplete);
