using System.Text.Json;
using Harness.Models;

namespace Harness.Telemetry;

/// <summary>The values of <c>error.type</c>: few, and ours, because a provider's text or code may hold anything.</summary>
internal static class ErrorTypes
{
    public const string Cancelled = "cancelled";

    /// <summary>The fault's name in snake_case, <c>cancelled</c>, or the type of an exception that nobody expected.</summary>
    public static string Of(Exception exception) => exception switch
    {
        ProviderException e => Of(e.Fault),
        ProviderExhaustedException e => Of(e.Cause),
        OperationCanceledException => Cancelled,
        _ => exception.GetType().FullName!,
    };

    public static string Of(ProviderFault fault) => JsonNamingPolicy.SnakeCaseLower.ConvertName(fault.ToString());
}
