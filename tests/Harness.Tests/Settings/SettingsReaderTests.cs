using Harness.Settings;
using Harness.Tests.CSharp;

namespace Harness.Tests.Settings;

public sealed class SettingsReaderTests : IDisposable
{
    private readonly TemporaryFolder _root = new();

    [Fact]
    public void Nothing_at_all_is_the_offline_oracle_three_times()
    {
        var settings = Read();

        settings.Model.Should().Be("oracle");
        settings.Runs.Should().Be(3);
        settings.Sandbox.Should().Be("auto");
        settings.Models.Should().BeEmpty();
        settings.CampaignsFolder.Should().Be(Path.Combine(_root.Path, "campaigns"));
    }

    [Theory]
    [InlineData("runs", "HARNESS_RUNS", "1", "10000", "0", "10001")]
    [InlineData("instance", "HARNESS_INSTANCE", "0", "7", "-1", "1.5")]
    [InlineData("maxCostPerRunUsd", "HARNESS_MAX_COST_PER_RUN_USD", "0.01", "100", "0", "-1")]
    [InlineData("maxCostUsd", "HARNESS_MAX_COST_USD", "0.01", "100", "0", "-1")]
    [InlineData("maxOutputTokens", "HARNESS_MAX_OUTPUT_TOKENS", "16", "1000000", "15", "1000001")]
    [InlineData("temperature", "HARNESS_TEMPERATURE", "0", "2", "-0.1", "2.1")]
    [InlineData("topP", "HARNESS_TOP_P", "0.01", "1", "0", "1.01")]
    [InlineData("seed", "HARNESS_SEED", "-1", "9223372036854775807", "1.5", "9223372036854775808")]
    [InlineData("maxAttempts", "HARNESS_MAX_ATTEMPTS", "1", "20", "0", "21")]
    [InlineData("attemptTimeoutSeconds", "HARNESS_ATTEMPT_TIMEOUT_SECONDS", "0.1", "3600", "0.09", "3601")]
    [InlineData("maxWaitSeconds", "HARNESS_MAX_WAIT_SECONDS", "0", "3600", "-1", "NaN")]
    [InlineData("maxConcurrentRequests", "HARNESS_MAX_CONCURRENT_REQUESTS", "1", "1000", "0", "1001")]
    [InlineData("maxReplacements", "HARNESS_MAX_REPLACEMENTS", "0", "5", "-1", "6")]
    [InlineData("keepWorkspaces", "HARNESS_KEEP_WORKSPACES", "true", "False", "yes", "2")]
    [InlineData("campaign", "HARNESS_CAMPAIGN", "2026-01-01-x", "a", "../up", "A B")]
    [InlineData("sandbox", "HARNESS_SANDBOX", "none", "docker", "podman", "NONE")]
    [InlineData("sandboxImage", "HARNESS_SANDBOX_IMAGE", "a", "registry.example:5000/team/net@sha256:0", " ", "a b")]
    [InlineData("sandboxUser", "HARNESS_SANDBOX_USER", "1", "2147483647", "0", "-1")]
    [InlineData("workFolder", "HARNESS_WORK_FOLDER", "work", "/tmp", " ", "\0")]
    [InlineData("predictions", "HARNESS_PREDICTIONS", "p.json", "/tmp/p.json", " ", "\0")]
    [InlineData("campaignsFolder", "HARNESS_CAMPAIGNS_FOLDER", "c", "./c", " ", "\0")]
    [InlineData("model", "HARNESS_MODEL", "nop", "scripted:reference", " ", "\t")]
    public void A_value_at_the_edge_is_taken_and_one_beyond_is_refused_by_name(string setting, string variable, string lowest, string highest, string below, string above)
    {
        foreach (var allowed in new[] { lowest, highest })
            Reading((variable, allowed)).Should().NotThrow();
        foreach (var refused in new[] { below, above })
        {
            var message = Reading((variable, refused)).Should().Throw<SettingsException>().Which.Message;
            message.Should().StartWith($"{setting} (").And.Contain($"is '{refused}'; it takes ").And.NotContain("\n");
            message.Should().Contain(setting == "model" ? "(MODEL)" : $"({variable})");
        }
    }

    [Fact]
    public void Values_arrive_in_their_types_whatever_the_culture()
    {
        using var german = Culture.Use("de-DE");

        var settings = Read(("HARNESS_TEMPERATURE", "0.5"), ("HARNESS_MAX_COST_PER_RUN_USD", "1.25"), ("HARNESS_SEED", "42"), ("HARNESS_KEEP_WORKSPACES", "true"));

        settings.Temperature.Should().Be(0.5);
        settings.MaxCostPerRunUsd.Should().Be(1.25m);
        settings.Seed.Should().Be(42);
        settings.KeepWorkspaces.Should().BeTrue();
        Reading(("HARNESS_TEMPERATURE", "0,5")).Should().Throw<SettingsException>().WithMessage("*a number with a decimal point*");
    }

    [Fact]
    public void All_problems_are_reported_at_once()
    {
        Reading(("HARNESS_RUNS", "0"), ("HARNESS_TEMPERATURE", "3"), ("HARNESS_MAX_ATTEMPTS", "99")).Should().Throw<SettingsException>()
            .Which.Message.Split('\n').Should().HaveCount(3);
    }

    [Theory]
    [InlineData("HARNESS_MAX_ATEMPTS")]
    [InlineData("HARNESS_MAXATTEMPTS")]
    [InlineData("HARNESS_RUNS__X")]
    [InlineData("HARNESS_MODELS")]
    [InlineData("HARNESS_MODELS__LOCAL")]
    [InlineData("HARNESS_MODELS__LOCAL__BASEURL")]
    [InlineData("HARNESS_MODELS__LOCAL__BASE_URL__X")]
    public void A_variable_that_names_no_setting_is_refused_as_it_was_written(string variable)
    {
        Reading((variable, "1")).Should().Throw<SettingsException>().WithMessage($"unknown setting '{variable}'*HARNESS_MAX_ATTEMPTS*");
    }

    [Fact]
    public void A_typo_in_the_file_is_refused_with_the_names_there_are()
    {
        File("""{ "rnus": 3, "models": { "local": { "baseUrl": "http://x/v1", "modelid2": "m" } } }""");

        Reading().Should().Throw<SettingsException>()
            .WithMessage("unknown setting 'rnus' in harness.json*model, runs,*\nunknown setting 'models:local:modelid2'*baseUrl, modelId*");
    }

    [Fact]
    public void The_file_may_hold_comments_a_schema_and_commas_too_many()
    {
        File("""
            {
              // how often
              "$schema": "./schema.json",
              "runs": 5,
            }
            """);

        Read().Runs.Should().Be(5);
    }

    [Fact]
    public void The_file_may_hold_rows_of_the_catalog_which_are_not_settings()
    {
        File("""{ "runs": 5, "catalog": [{ "key": "mine", "name": "Mine", "offers": [{ "provider": "vllm", "modelId": "m" }] }] }""");

        Read().Runs.Should().Be(5);
    }

    [Theory]
    [InlineData("{ \"runs\": ")]
    [InlineData("[]")]
    [InlineData("")]
    [InlineData("{ \"runs\": 1, \"Runs\": 2 }")]
    public void A_broken_file_is_named(string json)
    {
        File(json);

        Reading().Should().Throw<SettingsException>().WithMessage("*harness.json*");
    }

    [Theory]
    [InlineData("""{ "runs": null }""", "runs (HARNESS_RUNS)")]
    [InlineData("""{ "model": null }""", "model (MODEL)")]
    [InlineData("""{ "campaign": null }""", "campaign (HARNESS_CAMPAIGN)")]
    [InlineData("""{ "runs": [3] }""", "runs (HARNESS_RUNS)")]
    [InlineData("""{ "runs": { "task_01": 3 } }""", "runs (HARNESS_RUNS)")]
    [InlineData("""{ "models": "local" }""", "models (HARNESS_MODELS)")]
    [InlineData("""{ "models": { "local": "http://localhost/v1" } }""", "models:local (HARNESS_MODELS__LOCAL)")]
    [InlineData("""{ "models": { "local": null } }""", "models:local (HARNESS_MODELS__LOCAL)")]
    [InlineData("""{ "models": { "local": {} } }""", "models:local (HARNESS_MODELS__LOCAL)")]
    [InlineData("""{ "models": { "local": { "modelId": "m" } } }""", "models:local:baseUrl (HARNESS_MODELS__LOCAL__BASE_URL)")]
    public void A_value_of_the_wrong_form_is_refused_by_name(string json, string setting)
    {
        File(json);

        Reading().Should().Throw<SettingsException>().Which.Message.Should().StartWith(setting + " is ");
    }

    [Theory]
    [InlineData("""{ "models": {} }""")]
    [InlineData("{}")]
    public void No_models_are_no_problem(string json)
    {
        File(json);

        Read().Models.Should().BeEmpty();
    }

    [Fact]
    public void Later_wins_defaults_then_file_then_secrets_then_environment()
    {
        File("""{ "runs": 4, "maxAttempts": 6, "maxWaitSeconds": 7 }""");
        var secrets = _root.File("secrets.json", """{ "maxAttempts": 8, "maxWaitSeconds": 9 }""");

        var settings = Read(secrets, ("HARNESS_MAX_WAIT_SECONDS", "11"));

        (settings.Instance, settings.Runs, settings.MaxAttempts, settings.MaxWaitSeconds).Should().Be((0, 4, 8, 11));
    }

    [Fact]
    public void Secrets_may_hold_more_than_ours_and_need_not_exist()
    {
        var secrets = _root.File("secrets.json", """{ "ConnectionStrings": { "Default": "x" }, "Kestrel:Certificates:Password": "y", "runs": 2 }""");

        Read(secrets).Runs.Should().Be(2);
        Read(Path.Combine(_root.Path, "none", "secrets.json")).Runs.Should().Be(3);
    }

    [Fact]
    public void MODEL_is_the_short_form_and_wins_over_the_long_one()
    {
        Read(("HARNESS_MODEL", "nop")).Model.Should().Be("nop");
        Read(("MODEL", "nop")).Model.Should().Be("nop");
        Read(("MODEL", "scripted:a"), ("HARNESS_MODEL", "nop")).Model.Should().Be("scripted:a");
        Read(("MODEL", ""), ("HARNESS_MODEL", "nop")).Model.Should().Be("nop");
    }

    [Fact]
    public void An_empty_variable_is_an_unset_one_and_case_does_not_matter()
    {
        Read(("HARNESS_RUNS", "")).Runs.Should().Be(3);
        Read(("harness_runs", "5")).Runs.Should().Be(5);
        Read(("harness_runs", "5"), ("HARNESS_RUNS", "6")).Runs.Should().Be(6);
    }

    [Fact]
    public void Relative_folders_start_at_the_root_and_absolute_ones_stay()
    {
        var absolute = Path.Combine(Path.GetTempPath(), "elsewhere");

        var settings = Read(("HARNESS_CAMPAIGNS_FOLDER", "results/all"), ("HARNESS_WORK_FOLDER", absolute));

        settings.CampaignsFolder.Should().Be(Path.Combine(_root.Path, "results", "all"));
        settings.WorkFolder.Should().Be(absolute);
    }

    public void Dispose() => _root.Dispose();

    private void File(string json) => _root.File("harness.json", json);

    private Func<HarnessSettings> Reading(params (string Name, string Value)[] environment) => () => Read(environment);

    private HarnessSettings Read(params (string Name, string Value)[] environment) => Read(null, environment);

    private HarnessSettings Read(string? secrets, params (string Name, string Value)[] environment) =>
        new SettingsReader(environment.ToDictionary(v => v.Name, v => v.Value), _root.Path, secrets).Read();
}
