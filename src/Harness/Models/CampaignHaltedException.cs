namespace Harness.Models;

/// <summary>A model call was not made, or not tried again, because the campaign was stopped meanwhile. The run is invalid.</summary>
/// <param name="last">How the last attempt failed; null when there was none.</param>
public sealed class CampaignHaltedException(Exception? last = null) : Exception("the campaign was stopped", last);
