namespace Harness.Campaigns.Predictions;

/// <summary>When predictions were written, as their hash in <c>campaign.json</c> proves.</summary>
public enum Preregistration
{
    /// <summary>Before the first run, and they are still the same.</summary>
    Registered,

    /// <summary>There were none before the first run.</summary>
    WrittenLater,

    /// <summary>There were others before the first run.</summary>
    ChangedLater,
}
