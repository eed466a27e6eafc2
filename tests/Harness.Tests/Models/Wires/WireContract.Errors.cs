using System.Globalization;
using Harness.Loopback.Protocols;
using Harness.Models;

namespace Harness.Tests.Models.Wires;

public abstract partial class WireContract
{
    [Fact]
    public virtual async Task Too_many_requests_with_a_wait_in_seconds()
    {
        var error = await FailureOfAsync(new ScriptedFault(FaultKind.TooManyRequests, Header("Retry-After", "7")));

        (error.Status, error.Fault, error.RetryAfter).Should().Be((429, ProviderFault.RateLimited, TimeSpan.FromSeconds(7)));
    }

    [Fact]
    public virtual async Task Too_many_requests_with_a_wait_in_milliseconds()
    {
        var error = await FailureOfAsync(new ScriptedFault(FaultKind.TooManyRequests, Header("retry-after-ms", "1500")));

        (error.Fault, error.RetryAfter).Should().Be((ProviderFault.RateLimited, TimeSpan.FromMilliseconds(1500)));
    }

    [Fact]
    public virtual async Task Too_many_requests_with_a_wait_until_a_date()
    {
        var date = Conversation.Now.AddSeconds(90).ToString("R", CultureInfo.InvariantCulture);

        var error = await FailureOfAsync(new ScriptedFault(FaultKind.TooManyRequests, Header("Retry-After", date)));

        (error.Fault, error.RetryAfter).Should().Be((ProviderFault.RateLimited, TimeSpan.FromSeconds(90)));
    }

    [Fact]
    public virtual async Task A_500_is_infrastructure() => await ExpectAsync(FaultKind.ServerError, ProviderFault.Infrastructure);

    [Fact]
    public virtual async Task A_page_of_html_with_502_is_infrastructure()
    {
        var error = await FailureOfAsync(new ScriptedBody(502, "text/html", "<html><head><title>502 Bad Gateway</title></head></html>"));

        (error.Status, error.Fault).Should().Be((502, ProviderFault.Infrastructure));
        error.Message.Should().Contain("502 Bad Gateway");
    }

    [Fact]
    public virtual async Task An_empty_503_is_infrastructure() =>
        (await FailureOfAsync(new ScriptedBody(503, "text/plain", ""))).Fault.Should().Be(ProviderFault.Infrastructure);

    [Fact]
    public virtual async Task A_service_without_capacity_is_infrastructure() => await ExpectAsync(FaultKind.Overloaded, ProviderFault.Infrastructure);

    [Fact]
    public virtual async Task A_conversation_that_is_too_long_is_the_models_outcome() => await ExpectAsync(FaultKind.ContextTooLong, ProviderFault.ContextExceeded);

    [Fact]
    public virtual async Task A_key_that_is_rejected_stops_the_campaign() => await ExpectAsync(FaultKind.InvalidKey, ProviderFault.StopCampaign);

    [Fact]
    public virtual async Task An_account_without_credit_stops_the_campaign() => await ExpectAsync(FaultKind.OutOfCredit, ProviderFault.StopCampaign);

    [Fact]
    public virtual async Task A_prompt_that_a_filter_stops_is_refused() => await ExpectAsync(FaultKind.Filtered, ProviderFault.Refused);

    [Fact]
    public virtual async Task A_request_that_the_service_does_not_understand_is_ours_to_mend() => await ExpectAsync(FaultKind.InvalidRequest, ProviderFault.HarnessDefect);

    [Fact]
    public virtual async Task An_error_inside_a_200_is_an_error() => await ExpectAsync(FaultKind.InsideOk, ProviderFault.Infrastructure);

    [Fact]
    public virtual async Task An_answer_that_is_cut_short_is_infrastructure() =>
        (await FailureOfAsync(new ScriptedTruncation(new ScriptedAnswer { Text = "a long answer" }))).Fault.Should().Be(ProviderFault.Infrastructure);

    [Fact]
    public virtual async Task A_connection_that_is_cut_is_infrastructure()
    {
        var error = await FailureOfAsync(new ScriptedCut(new ScriptedAnswer { Text = "a long answer" }));

        (error.Status, error.Fault).Should().Be((null, ProviderFault.Infrastructure));
    }

    [Fact]
    public virtual async Task A_request_is_sent_once()
    {
        await using var conversation = await StartAsync(new ScriptedFault(FaultKind.ServerError), new ScriptedAnswer { Text = "x" });
        var ask = () => conversation.AskAsync();

        await ask.Should().ThrowAsync<ProviderException>("retries are not the wire's");

        conversation.Server.Requests.Should().ContainSingle();
    }

    [Fact]
    public virtual async Task A_call_that_is_cancelled_is_no_fault_of_the_provider()
    {
        await using var conversation = await StartAsync(new ScriptedHang());
        using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        var ask = () => conversation.AskAsync(cancellation: cancel.Token);

        await ask.Should().ThrowAsync<OperationCanceledException>();
    }

    [Theory]
    [InlineData(FaultKind.InvalidKey)]
    [InlineData(FaultKind.TooManyRequests)]
    [InlineData(FaultKind.ServerError)]
    [InlineData(FaultKind.InvalidRequest)]
    public virtual async Task A_key_that_the_service_quotes_is_in_no_message(FaultKind fault)
    {
        var error = await FailureOfAsync(new ScriptedFault(fault, Quote: Key));

        error.ToString().Should().NotContainEquivalentOf(Key).And.Contain("[key]");
        error.Code.Should().NotContain(Key);
    }

    private async Task<ProviderException> FailureOfAsync(ScriptedReply reply)
    {
        await using var conversation = await StartAsync(reply);
        var ask = () => conversation.AskAsync();
        return (await ask.Should().ThrowExactlyAsync<ProviderException>()).Which;
    }

    private async Task ExpectAsync(FaultKind kind, ProviderFault fault) => (await FailureOfAsync(new ScriptedFault(kind))).Fault.Should().Be(fault);

    private static Dictionary<string, string> Header(string name, string value) => new() { [name] = value };
}
