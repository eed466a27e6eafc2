namespace Harness.EndToEnd.Tests.Telemetry;

/// <summary>A span as it arrived.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Id">Its id, hexadecimal.</param>
/// <param name="Parent">The id of its parent; empty for a root.</param>
/// <param name="IsError">Its status says error.</param>
/// <param name="Attributes">Its attributes.</param>
/// <param name="Events">The names and attributes of its events.</param>
/// <param name="Service">The service's name, of the resource.</param>
internal sealed record ReceivedSpan(
    string Name,
    string Id,
    string Parent,
    bool IsError,
    Dictionary<string, string> Attributes,
    IReadOnlyList<(string Name, Dictionary<string, string> Attributes)> Events,
    string Service)
{
    /// <summary>The spans of an <c>ExportTraceServiceRequest</c> (https://github.com/open-telemetry/opentelemetry-proto).</summary>
    public static IEnumerable<ReceivedSpan> Of(ProtoMessage request) =>
        from resource in request.Messages(1)
        let service = ReceivedAttributes.Of(resource.Messages(1).Single(), 1)["service.name"]
        from scope in resource.Messages(2)
        from span in scope.Messages(2)
        select new ReceivedSpan(
            span.Text(5),
            span.Hex(2),
            span.Hex(4),
            span.Messages(15).Any(status => status.Integer(3) == 2),
            ReceivedAttributes.Of(span, 9),
            [.. span.Messages(11).Select(e => (e.Text(2), ReceivedAttributes.Of(e, 3)))],
            service);
}
