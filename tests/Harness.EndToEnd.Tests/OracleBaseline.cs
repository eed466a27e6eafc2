using Harness.Campaigns.Records;

namespace Harness.EndToEnd.Tests;

/// <summary>The baseline <c>main</c> of one campaign of the built-in model, made once for all tests that compare with it.</summary>
public sealed class OracleBaseline : IAsyncLifetime
{
    private readonly GateMeasurement _gate = new();

    /// <summary>Gives a measurement a copy of the baseline and of its campaign.</summary>
    /// <returns>The copied campaign.</returns>
    public CampaignFolder GiveTo(GateMeasurement gate)
    {
        gate.Take(_gate);
        return gate.Measurement.Campaign;
    }

    public async ValueTask InitializeAsync() => await _gate.BaselineOfAsync(await _gate.MeasureAsync());

    public ValueTask DisposeAsync() => _gate.DisposeAsync();
}
