using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Harness.Loopback;
using Harness.Models;
using Harness.Models.Wires;
using Microsoft.Extensions.AI;

namespace Harness.Tests.Models;

public sealed class ProviderErrorTests
{
    [Fact]
    public async Task An_error_brings_status_code_text_and_wait()
    {
        var error = await Wire.FailAsync(Reply.Status(429, TimeSpan.FromSeconds(7)));

        error.Status.Should().Be(429);
        error.Code.Should().Be("rate_limit_exceeded");
        error.RetryAfter.Should().Be(TimeSpan.FromSeconds(7));
        error.Message.Should().Be("HTTP 429 rate_limit_exceeded: Rate limit reached for requests");
        error.Fault.Should().Be(ProviderFault.RateLimited);
    }

    [Theory]
    [InlineData("""{"error":"model not loaded"}""", null, "model not loaded")]
    [InlineData("""{"object":"error","message":"bad field","type":"BadRequestError","code":400}""", "BadRequestError", "bad field")]
    [InlineData("""{"error":{"message":"bad field","type":"BadRequestError","code":"400"}}""", "BadRequestError", "bad field")]
    [InlineData("""{"detail":"Not allowed"}""", null, "Not allowed")]
    [InlineData("""{"error":{"code":17,"message":{}}}""", null, """{"error":{"code":17,"message":{}}}""")]
    [InlineData("<html>Bad\u0007\nRequest</html>", null, "<html>Bad  Request</html>")]
    [InlineData("", null, "(empty body)")]
    public async Task The_text_of_an_error_is_found_in_every_shape(string body, string? code, string text)
    {
        var error = await Wire.FailAsync(Reply.RawJson(body, 400));

        error.Code.Should().Be(code);
        error.Message.Should().EndWith(": " + text);
        error.Fault.Should().Be(ProviderFault.HarnessDefect);
    }

    [Theory]
    [InlineData("""{"error":{"code":429,"message":"upstream is busy"}}""", 429, ProviderFault.RateLimited)]
    [InlineData("""{"error":{"code":502,"message":"upstream is down"}}""", 502, ProviderFault.Infrastructure)]
    [InlineData("""{"error":{"code":"server_error","message":"upstream"},"choices":[]}""", 200, ProviderFault.Infrastructure)]
    [InlineData("""{"error":"overloaded"}""", 200, ProviderFault.Infrastructure)]
    public async Task An_error_inside_a_200_counts_as_what_it_says(string body, int status, ProviderFault fault)
    {
        var error = await Wire.FailAsync(Reply.RawJson(body));

        error.Status.Should().Be(status);
        error.Fault.Should().Be(fault);
    }

    [Fact]
    public async Task An_error_field_that_is_null_is_no_error()
    {
        await using var wire = await Wire.StartAsync(Wire.Completion("""{"content":"hi"}""", rest: "\"error\":null"));

        (await wire.AskAsync()).Text.Should().Be("hi");
    }

    [Theory]
    [InlineData("""{"choices":[]}""", "no_choices")]
    [InlineData("""{"choices":null}""", "no_choices")]
    [InlineData("""{"choices":[7]}""", "no_choices")]
    [InlineData("{}", "no_choices")]
    [InlineData("""{"choices":[{"message":{"con""", "unparsable")]
    [InlineData("[]", "unparsable")]
    [InlineData("", "unparsable")]
    public async Task A_200_without_an_answer_is_infrastructure(string body, string code)
    {
        var error = await Wire.FailAsync(Reply.RawJson(body));

        error.Code.Should().Be(code);
        error.Fault.Should().Be(ProviderFault.Infrastructure);
    }

    [Fact]
    public async Task An_answer_that_is_nested_beyond_reason_is_unparsable() =>
        (await Wire.FailAsync(Reply.RawJson(new string('[', 200_000)))).Code.Should().Be("unparsable");

    [Fact]
    public async Task An_answer_that_is_too_large_is_given_up()
    {
        var error = await Wire.FailAsync(Reply.RawJson(new string(' ', (64 * 1024 * 1024) + 1)));

        error.Fault.Should().Be(ProviderFault.Infrastructure);
        error.Status.Should().BeNull();
    }

    [Theory]
    [InlineData(ContextOverflowSpelling.OpenAi)]
    [InlineData(ContextOverflowSpelling.Vllm)]
    public async Task A_conversation_that_is_too_long_is_the_models_outcome(ContextOverflowSpelling spelling) =>
        (await Wire.FailAsync(Reply.ContextOverflow(spelling))).Fault.Should().Be(ProviderFault.ContextExceeded);

    [Fact]
    public async Task A_connection_that_is_cut_is_infrastructure()
    {
        var error = await Wire.FailAsync(Reply.Cut());

        (error.Status, error.Code, error.Fault).Should().Be((null, "connection", ProviderFault.Infrastructure));
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_infrastructure()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        using var http = ProviderHttp.CreateClient(TimeProvider.System);
        using var client = new OpenAiCompatibleChatClient(http, Wire.EndpointOf(new Uri($"http://127.0.0.1:{port}/v1")), new OpenAiCompatibleProfile { Name = "gone" });

        var ask = () => client.GetResponseAsync([new(ChatRole.User, "hello")], cancellationToken: TestContext.Current.CancellationToken);

        (await ask.Should().ThrowAsync<ProviderException>()).Which.Fault.Should().Be(ProviderFault.Infrastructure);
    }

    [Fact]
    public async Task A_time_limit_of_the_http_client_is_infrastructure_and_no_cancellation()
    {
        await using var model = await LoopbackModel.StartAsync(Reply.Hang());
        using var http = new HttpClient { Timeout = TimeSpan.FromMilliseconds(100) };
        using var client = new OpenAiCompatibleChatClient(http, Wire.EndpointOf(model.BaseUrl), new OpenAiCompatibleProfile { Name = "slow" });

        var ask = () => client.GetResponseAsync([new(ChatRole.User, "hello")], cancellationToken: TestContext.Current.CancellationToken);

        (await ask.Should().ThrowAsync<ProviderException>()).Which.Code.Should().Be("timeout");
    }

    [Fact]
    public async Task A_cancelled_request_ends_at_once_as_a_cancellation()
    {
        await using var wire = await Wire.StartAsync(Reply.Hang());
        using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        var watch = Stopwatch.StartNew();

        var ask = () => wire.Client.GetResponseAsync([new(ChatRole.User, "hello")], cancellationToken: cancel.Token);

        await ask.Should().ThrowAsync<OperationCanceledException>();
        watch.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(2));
    }

    [Theory]
    [InlineData(401)]
    [InlineData(500)]
    [InlineData(200)]
    public async Task A_key_that_the_server_quotes_is_in_no_message(int status)
    {
        var quoted = """{"error":{"message":"Incorrect key: KEY","type":"KEY","code":"KEY"}}""".Replace("KEY", Wire.Key.ToUpperInvariant(), StringComparison.Ordinal);

        var error = await Wire.FailAsync(Reply.RawJson(quoted, status));

        error.ToString().Should().NotContainEquivalentOf(Wire.Key);
        error.Code.Should().NotContainEquivalentOf(Wire.Key);
        error.Message.Should().Contain("Incorrect key: [key]");
    }

    [Fact]
    public async Task A_long_error_is_cut_after_the_key_is_removed()
    {
        var error = await Wire.FailAsync(Reply.RawJson(new string('x', 390) + Wire.Key + new string('y', 1000), 500));

        error.Message.Length.Should().BeLessThan(450);
        error.Message.Should().NotContain(Wire.Key[..8]);
    }
}
