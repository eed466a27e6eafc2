using System.Globalization;

namespace Harness.EndToEnd.Tests.Telemetry;

/// <summary>OTLP's key-value lists as text by key; a list is joined with commas.</summary>
internal static class ReceivedAttributes
{
    public static Dictionary<string, string> Of(ProtoMessage owner, int field) =>
        owner.Messages(field).ToDictionary(pair => pair.Text(1), pair => Value(pair.Messages(2).Single()));

    private static string Value(ProtoMessage any) =>
        any.Has(1) ? any.Text(1)
        : any.Has(2) ? (any.Integer(2) == 1 ? "true" : "false")
        : any.Has(3) ? ((long)any.Integer(3)).ToString(CultureInfo.InvariantCulture)
        : any.Has(4) ? any.Double(4).ToString(CultureInfo.InvariantCulture)
        : string.Join(',', any.Messages(5).Single().Messages(1).Select(Value));
}
