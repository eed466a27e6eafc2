using System.Text.Json.Nodes;

namespace Harness.Loopback.Protocols;

/// <summary>
/// Azure's v1 surface: another header, another path, numbers for codes, a filter of its own.
/// https://learn.microsoft.com/azure/ai-foundry/openai/api-version-lifecycle and .../concepts/content-filter (read 2026-11).
/// </summary>
public sealed class AzureServer : CompletionsServer
{
    public override Uri BaseUrl => new(Root, "openai/v1");

    protected override (string Header, string Value) Credential => ("api-key", Key);

    protected override WireReply Write(ScriptedFault fault) => fault.Kind switch
    {
        FaultKind.TooManyRequests => Coded(429, "Requests have exceeded the call rate limit of your current pricing tier. Please retry after 7 seconds." + fault.Quote),
        FaultKind.InvalidKey => Coded(401, "Access denied due to invalid subscription key or wrong API endpoint. " + fault.Quote),
        FaultKind.Overloaded => Coded(503, "The service is temporarily unable to process your request. Please try again later." + fault.Quote),
        FaultKind.Filtered => new WireReply(400, """
            {"error":{"message":"The response was filtered due to the prompt triggering the content management policy.","type":null,"param":"prompt","code":"content_filter","status":400,
            "innererror":{"code":"ResponsibleAIPolicyViolation","content_filter_result":{"violence":{"filtered":true,"severity":"medium"}}}}}
            """),
        _ => base.Write(fault),
    };

    private static WireReply Coded(int status, string message) =>
        new(status, new JsonObject { ["error"] = new JsonObject { ["code"] = $"{status}", ["message"] = message } }.ToJsonString());
}
