using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Harness.Telemetry;

/// <summary>
/// The one source of spans and the one meter, both named <c>Harness</c>. What they emit follows OpenTelemetry's conventions
/// for generative AI (https://opentelemetry.io/docs/specs/semconv/gen-ai/, in development, looked up 2026-11-26) and never
/// holds a word of a conversation. The run record, not the trace, is the source of truth.
/// </summary>
public static class HarnessTelemetry
{
    /// <summary>The name of the source and of the meter.</summary>
    public const string Name = "Harness";

    // The boundaries that the conventions advise.
    private static readonly InstrumentAdvice<long> TokenBuckets = new()
    {
        HistogramBucketBoundaries = [1, 4, 16, 64, 256, 1_024, 4_096, 16_384, 65_536, 262_144, 1_048_576, 4_194_304, 16_777_216, 67_108_864],
    };

    private static readonly InstrumentAdvice<double> SecondBuckets = new()
    {
        HistogramBucketBoundaries = [0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92],
    };

    internal static ActivitySource Source { get; } = new(Name);

    internal static Meter Meter { get; } = new(Name);

    internal static Histogram<long> TokenUsage { get; } =
        Meter.CreateHistogram("gen_ai.client.token.usage", "{token}", "Tokens of one request, as the provider reports them.", tags: null, TokenBuckets);

    internal static Histogram<double> OperationDuration { get; } =
        Meter.CreateHistogram("gen_ai.client.operation.duration", "s", "Duration of one request to a model, without waits between requests.", tags: null, SecondBuckets);

    internal static Counter<long> Runs { get; } = Meter.CreateCounter<long>("harness.runs", "{run}", "Runs by outcome.");

    internal static Counter<double> Cost { get; } =
        Meter.CreateCounter<double>("harness.cost", "{USD}", "Cost of the runs whose cost is known.");

    /// <summary>Whether anybody listens; false costs the caller nothing else.</summary>
    internal static bool Listening =>
        Source.HasListeners() || TokenUsage.Enabled || OperationDuration.Enabled || Runs.Enabled || Cost.Enabled;
}
