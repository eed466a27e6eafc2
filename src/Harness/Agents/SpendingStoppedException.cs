using Harness.Campaigns.Outcomes;

namespace Harness.Agents;

/// <summary>A request was not sent since a limit on money forbids it, or cannot be held. Says nothing about the model.</summary>
/// <param name="cause"><see cref="InvalidCause.BudgetStopped"/> when the campaign's money is used up.</param>
/// <param name="message">What happened and what to set.</param>
public sealed class SpendingStoppedException(InvalidCause cause, string message) : Exception(message)
{
    /// <summary>The cause on the record.</summary>
    public InvalidCause Cause { get; } = cause;
}
