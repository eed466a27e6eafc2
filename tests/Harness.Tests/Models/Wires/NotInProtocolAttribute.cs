namespace Harness.Tests.Models.Wires;

/// <summary>Upon a contract case that a wire overrides: its protocol cannot carry what the case is about. Shown in <c>docs/wires.md</c>.</summary>
/// <param name="reason">Why, for readers of the table; a clause without a full stop.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NotInProtocolAttribute(string reason) : Attribute
{
    public string Reason { get; } = reason;
}
