using Harness.Models;

namespace Harness.Tests.Models;

public sealed class ProviderCureTests
{
    private static readonly ModelAccess Access = new()
    {
        Address = "https://api.example.com/v1",
        KeyVariable = "EXAMPLE_API_KEY",
        KeySetting = "models:local:apiKeyVariable (HARNESS_MODELS__LOCAL__API_KEY_VARIABLE)",
        ModelIdSetting = "models:local:modelId (HARNESS_MODELS__LOCAL__MODEL_ID)",
    };

    [Fact]
    public void A_rejected_key_is_named_by_its_variable_and_its_service() =>
        Of(new("Incorrect API key provided", status: 401, code: "invalid_api_key")).Should().Be(
            "the key in EXAMPLE_API_KEY was rejected by https://api.example.com/v1: set a valid one, then continue the campaign with HARNESS_CAMPAIGN=campaign-7");

    [Fact]
    public void Where_no_key_was_sent_the_setting_that_sends_one_is_named() =>
        Of(new("Unauthorized", status: 401), Access with { KeyVariable = null }).Should().StartWith("https://api.example.com/v1 wants a key").And.Contain("HARNESS_MODELS__LOCAL__API_KEY_VARIABLE");

    [Fact]
    public void A_key_without_the_right_is_told_from_a_wrong_one() =>
        Of(new("Forbidden", status: 403)).Should().StartWith("the key in EXAMPLE_API_KEY may not use the model 'some-model' at https://api.example.com/v1");

    [Theory]
    [InlineData(402, null, "Insufficient Balance")]
    [InlineData(429, "insufficient_quota", "You exceeded your current quota")]
    [InlineData(400, "invalid_request_error", "Your credit balance is too low to access the API")]
    public void An_empty_account_is_to_be_topped_up(int status, string? code, string message) =>
        Of(new(message, status, code)).Should().StartWith("the account of the key in EXAMPLE_API_KEY has no credit").And.Contain("top it up").And.EndWith("HARNESS_CAMPAIGN=campaign-7");

    [Theory]
    [InlineData(404, "model_not_found", "The model `some-model` does not exist")]
    [InlineData(404, null, "model \"some-model\" not found, try pulling it first")]
    [InlineData(400, "ValidationException", "The provided model identifier is invalid.")]
    [InlineData(400, null, "some-model is not a valid model ID")]
    [InlineData(403, "model_not_found", "Project does not have access to model `some-model`")]
    public void A_model_that_the_service_does_not_know_is_named_with_its_setting(int status, string? code, string message) =>
        Of(new(message, status, code)).Should().Contain("'some-model'").And.Contain("models:local:modelId (HARNESS_MODELS__LOCAL__MODEL_ID)").And.Contain("https://api.example.com/v1");

    [Fact]
    public void A_request_that_is_refused_by_its_form_has_no_cure_that_we_know() =>
        Of(new("unknown field 'tols'", status: 400)).Should().BeNull();

    [Fact]
    public void An_address_is_shown_without_what_may_be_secret() =>
        ModelAccess.Shown(new Uri("https://user:secret@api.example.com:8443/v1?key=secret")).Should().Be("https://api.example.com:8443/v1");

    private static string? Of(ProviderException error, ModelAccess? access = null) => new ProviderCure("some-model", access ?? Access, "campaign-7").Of(error);
}
