using System.Diagnostics;
using System.Text.Json;
using Harness.Tools;
using Microsoft.Extensions.AI;

namespace Harness.Telemetry;

/// <summary>One tool call as a span <c>execute_tool {tool}</c>, without its arguments and without its result.</summary>
internal static class ToolSpan
{
    // A name that the model made up is the model's text.
    private const string NotOffered = "(not offered)";

    /// <summary>Executes a call; shows it while somebody listens.</summary>
    public static Task<ToolCall> CallAsync(ToolBox tools, FunctionCallContent call, CancellationToken cancellation) =>
        HarnessTelemetry.Source.HasListeners() ? ShownAsync(tools, call, cancellation) : tools.CallAsync(call, cancellation);

    private static async Task<ToolCall> ShownAsync(ToolBox tools, FunctionCallContent call, CancellationToken cancellation)
    {
        var name = tools.Names.Contains(call.Name) ? call.Name : NotOffered;
        using var span = HarnessTelemetry.Source.StartActivity($"execute_tool {name}", ActivityKind.Internal);
        span?.SetTag(Attributes.Operation, "execute_tool").SetTag(Attributes.Tool, name).SetTag(Attributes.ToolType, "function");
        try
        {
            var done = await tools.CallAsync(call, cancellation).ConfigureAwait(false);
            var status = JsonNamingPolicy.SnakeCaseLower.ConvertName(done.Status.ToString());
            span?.SetTag(Attributes.ToolStatus, status);
            if (done.Status != ToolCallStatus.Succeeded)
                span?.SetTag(Attributes.ErrorType, status).SetStatus(ActivityStatusCode.Error);
            return done;
        }
        catch (Exception exception)
        {
            span?.SetTag(Attributes.ErrorType, ErrorTypes.Of(exception)).SetStatus(ActivityStatusCode.Error);
            throw;
        }
    }
}
