namespace Harness.Sandbox.Tests.Attempts;

/// <summary>
/// Whether an attempt is also made without a sandbox, where it must succeed: one that fails by itself would say nothing about sandboxes.
/// </summary>
public enum Control
{
    /// <summary>It would harm the machine, or whether it succeeds depends on the machine.</summary>
    None,

    /// <summary>Any user's process succeeds.</summary>
    Succeeds,

    /// <summary>A process of root succeeds.</summary>
    SucceedsAsRoot,
}
