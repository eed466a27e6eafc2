using Harness.EndToEnd.Tests.Commands;

namespace Harness.EndToEnd.Tests;

/// <summary>Plain <c>dotnet test tasks</c>, made once for all tests that look at it.</summary>
public sealed class PlainRun : IAsyncLifetime
{
    public Measurement Measurement { get; } = new();

    /// <summary>The rows that <c>--list-tests</c> names.</summary>
    public IReadOnlyList<string> Rows { get; private set; } = [];

    public FinishedCommand Listing { get; private set; } = null!;

    /// <summary>The campaigns that the listing left.</summary>
    public int CampaignsOfListing { get; private set; }

    public FinishedCommand Command { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Listing = await Measurement.DotnetTestAsync("--list-tests");
        Rows = [.. Listing.Lines.Where(line => line.Contains(" · run ", StringComparison.Ordinal))];
        CampaignsOfListing = Measurement.Campaigns.Count;
        Command = await Measurement.DotnetTestAsync();
    }

    public ValueTask DisposeAsync() => Measurement.DisposeAsync();
}
