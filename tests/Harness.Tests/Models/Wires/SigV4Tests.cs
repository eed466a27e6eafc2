using Harness.Models.Wires;

namespace Harness.Tests.Models.Wires;

/// <summary>The vectors that Amazon published: https://docs.aws.amazon.com/general/latest/gr/signature-v4-test-suite.html.</summary>
public sealed class SigV4Tests
{
    [Theory]
    [InlineData("https://example.amazonaws.com/", "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31")]
    [InlineData("https://example.amazonaws.com/?Param2=value2&Param1=value1", "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500")]
    public void A_request_is_signed_as_published(string address, string signature)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);

        new SigV4(new AwsCredentials("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", null, "us-east-1"), "service")
            .Sign(request, [], new DateTimeOffset(2015, 8, 30, 12, 36, 0, TimeSpan.Zero));

        request.Headers.GetValues("x-amz-date").Should().Equal("20150830T123600Z");
        request.Headers.GetValues("Authorization").Should().Equal(
            $"AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, SignedHeaders=host;x-amz-date, Signature={signature}");
    }

    [Fact]
    public void An_endpoint_does_not_print_its_key() =>
        new WireEndpoint { Provider = "p", BaseUrl = new Uri("http://localhost"), ModelId = "m", ApiKey = "the-secret" }.ToString().Should().NotContain("the-secret");

    [Fact]
    public void Credentials_do_not_print_what_is_secret() =>
        new AwsCredentials("AKIDEXAMPLE", "the-secret", "the-token", "us-east-1").ToString().Should().NotContain("the-secret").And.NotContain("the-token");
}
