using System.Collections.Concurrent;

namespace Harness.EndToEnd.Tests.Wires;

/// <summary>The campaign of each wire, made once for all tests that look at it.</summary>
public sealed class WireCampaigns : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Task<WireCampaign>> _campaigns = new(StringComparer.Ordinal);

    public Task<WireCampaign> OfAsync(string wire) => _campaigns.GetOrAdd(wire, name => WireCampaign.PlayAsync(WireCases.Named(name)));

    public async ValueTask DisposeAsync()
    {
        foreach (var campaign in _campaigns.Values.Where(campaign => campaign.IsCompletedSuccessfully))
            await (await campaign).DisposeAsync();
    }
}
