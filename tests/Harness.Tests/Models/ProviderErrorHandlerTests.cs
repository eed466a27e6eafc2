using Harness.Loopback.Protocols;
using Harness.Models;

namespace Harness.Tests.Models;

/// <summary>One handler reads the errors of all services, whichever client asks.</summary>
public sealed class ProviderErrorHandlerTests
{
    private const string Key = "sk-loopback-0123456789abcdef";

    [Theory]
    [InlineData("""{"type":"error","error":{"type":"overloaded_error","message":"Overloaded"},"request_id":"req_1"}""", 529, "overloaded_error", "Overloaded", ProviderFault.Infrastructure)]
    [InlineData("""{"type":"error","error":{"type":"invalid_request_error","message":"Your credit balance is too low to access the API."}}""", 400, "invalid_request_error", "Your credit balance is too low to access the API.", ProviderFault.StopCampaign)]
    [InlineData("""{"error":{"message":"The response was filtered","type":null,"param":"prompt","code":"content_filter","status":400}}""", 400, "content_filter", "The response was filtered", ProviderFault.Refused)]
    [InlineData("""{"error":{"message":"Provider returned error","code":400,"metadata":{"raw":"maximum context length is 8192 tokens","provider_name":"Novita"}}}""", 400, null, "Provider returned error: maximum context length is 8192 tokens", ProviderFault.ContextExceeded)]
    [InlineData("""{"error":{"message":"Your input was flagged","code":403,"metadata":{"reasons":["violence"],"flagged_input":"x"}}}""", 403, "content_filter", "Your input was flagged", ProviderFault.Refused)]
    [InlineData("""{"error":"error parsing tool call: raw='{'"}""", 500, null, "error parsing tool call: raw='{'", ProviderFault.MalformedToolCall)]
    [InlineData("""{"object":"error","message":"This model's maximum context length is 8192 tokens.","type":"BadRequestError","code":400}""", 400, "BadRequestError", "This model's maximum context length is 8192 tokens.", ProviderFault.ContextExceeded)]
    [InlineData("""{"detail":"Not Found"}""", 404, null, "Not Found", ProviderFault.HarnessDefect)]
    [InlineData("""{"Message":"Bearer Token has expired"}""", 403, null, "Bearer Token has expired", ProviderFault.StopCampaign)]
    [InlineData("""{"__type":"com.amazon.coral.service#ThrottlingException","message":"Too many tokens"}""", 429, "ThrottlingException", "Too many tokens", ProviderFault.RateLimited)]
    [InlineData("<html><body>Bad Gateway</body></html>", 502, null, "<html><body>Bad Gateway</body></html>", ProviderFault.Infrastructure)]
    [InlineData("", 503, null, "(empty body)", ProviderFault.Infrastructure)]
    public async Task The_error_of_every_service_is_found(string body, int status, string? code, string text, ProviderFault fault)
    {
        var error = await FailAsync(new ScriptedBody(status, "application/json", body));

        (error.Status, error.Code, error.Fault).Should().Be((status, code, fault));
        error.Message.Should().EndWith(": " + text);
    }

    [Fact]
    public async Task The_code_of_amazon_is_in_a_header_and_loses_its_address()
    {
        await using var server = new ConverseServer();
        await server.StartAsync();
        using var http = ProviderHttp.CreateClient(TimeProvider.System, Key);

        var error = await ErrorOfAsync(http, new Uri(server.Root, "/nowhere"));

        (error.Status, error.Code).Should().Be((404, "UnknownOperationException"));
    }

    [Fact]
    public async Task An_error_without_end_is_read_in_part_and_holds_no_key()
    {
        var error = await FailAsync(new ScriptedBody(500, "text/plain", new string('x', 390) + Key + new string('y', 1_000_000)));

        error.Message.Length.Should().BeLessThan(450);
        error.Message.Should().NotContain(Key[..8]);
    }

    [Theory]
    [InlineData("retry-after-ms", "250.5", 250.5)]
    [InlineData("retry-after-ms", "soon", null)]
    [InlineData("Retry-After", "3", 3000d)]
    [InlineData("Retry-After", "Thu, 01 Jan 2015 00:00:00 GMT", 0d)]
    public async Task The_wait_is_read_in_every_spelling(string name, string value, double? milliseconds)
    {
        var error = await FailAsync(new ScriptedFault(FaultKind.TooManyRequests, new Dictionary<string, string> { [name] = value }));

        error.RetryAfter.Should().Be(milliseconds is { } wait ? TimeSpan.FromMilliseconds(wait) : null);
    }

    [Fact]
    public async Task What_is_no_error_passes()
    {
        await using var server = new CompletionsServer();
        await server.StartAsync(new ScriptedBody(200, "application/json", """{"error":{"message":"for the wire to find"}}"""));
        using var http = ProviderHttp.CreateClient(TimeProvider.System, Key);
        using var request = RequestTo(new Uri(server.BaseUrl + "/chat/completions"));

        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);

        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Should().Contain("for the wire to find");
    }

    private static async Task<ProviderException> FailAsync(ScriptedReply reply)
    {
        await using var server = new CompletionsServer();
        await server.StartAsync(reply);
        using var http = ProviderHttp.CreateClient(TimeProvider.System, Key);
        return await ErrorOfAsync(http, new Uri(server.BaseUrl + "/chat/completions"));
    }

    private static async Task<ProviderException> ErrorOfAsync(HttpClient http, Uri address)
    {
        var ask = async () =>
        {
            using var request = RequestTo(address);
            using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        };
        return (await ask.Should().ThrowExactlyAsync<ProviderException>()).Which;
    }

    private static HttpRequestMessage RequestTo(Uri address)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new StringContent("{}") };
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + Key);
        return request;
    }
}
