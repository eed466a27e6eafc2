namespace Harness.EndToEnd.Tests.Telemetry;

/// <summary>One point of a metric as it arrived.</summary>
/// <param name="Metric">The metric's name.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Count">Measurements of a histogram; 1 for a sum.</param>
/// <param name="Sum">The sum.</param>
/// <param name="Attributes">Its attributes.</param>
internal sealed record ReceivedPoint(string Metric, string Unit, long Count, double Sum, Dictionary<string, string> Attributes)
{
    /// <summary>The points of an <c>ExportMetricsServiceRequest</c>.</summary>
    public static IEnumerable<ReceivedPoint> Of(ProtoMessage request) =>
        from resource in request.Messages(1)
        from scope in resource.Messages(2)
        from metric in scope.Messages(2)
        from point in Points(metric)
        select point;

    private static IEnumerable<ReceivedPoint> Points(ProtoMessage metric)
    {
        var (name, unit) = (metric.Text(1), metric.Text(3));
        var sums = metric.Messages(7).SelectMany(sum => sum.Messages(1))
            .Select(p => new ReceivedPoint(name, unit, 1, p.Has(4) ? p.Double(4) : p.Integer(6), ReceivedAttributes.Of(p, 7)));
        var histograms = metric.Messages(9).SelectMany(histogram => histogram.Messages(1))
            .Select(p => new ReceivedPoint(name, unit, (long)p.Integer(4), p.Double(5), ReceivedAttributes.Of(p, 9)));
        return sums.Concat(histograms);
    }
}
