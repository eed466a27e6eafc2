namespace Harness.EndToEnd.Tests.Wires;

/// <summary>The campaign of each wire, made once for all tests that look at it. One that could not be made fails the tests of its wire.</summary>
public sealed class WireCampaigns : IAsyncLifetime
{
    private readonly Dictionary<string, Task<WireCampaign>> _campaigns = new(StringComparer.Ordinal);

    public Task<WireCampaign> OfAsync(string wire) => _campaigns[wire];

    public async ValueTask InitializeAsync()
    {
        foreach (var wire in WireCases.List)
        {
            _campaigns[wire.Name] = WireCampaign.PlayAsync(wire);
            await ((Task)_campaigns[wire.Name]).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var campaign in _campaigns.Values.Where(campaign => campaign.IsCompletedSuccessfully))
            await (await campaign).DisposeAsync();
    }
}
