using Harness.Campaigns.Pricing;
using Harness.Loopback;
using Harness.Models;
using Harness.Settings;
using Microsoft.Extensions.AI;

namespace Harness.Tests.Models;

public class ModelFactoryTests
{
    private static readonly ModelSettings Local = new() { BaseUrl = "http://127.0.0.1:9/v1" };

    [Theory]
    [InlineData("oracle", "oracle")]
    [InlineData(" Oracle ", "oracle")]
    [InlineData("NOP", "nop")]
    [InlineData("scripted:wrong-no-work", "scripted:wrong-no-work")]
    public async Task Built_in_models_are_free_and_offline(string asked, string name)
    {
        var model = await CreateAsync(new HarnessSettings { Model = asked, MaxCostPerRunUsd = 1 });

        model.Name.Should().Be(name);
        model.IsScripted.Should().BeTrue();
        model.Prices.Should().BeSameAs(PriceList.Free);
    }

    [Theory]
    [InlineData("")]
    [InlineData("../reference")]
    [InlineData("..")]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData("/etc")]
    [InlineData("C:")]
    [InlineData("a b")]
    [InlineData("référence")]
    public async Task A_solution_that_tries_to_be_a_path_is_refused(string solution)
    {
        await Creating(new HarnessSettings { Model = "scripted:" + solution }).Should().ThrowAsync<SettingsException>()
            .WithMessage("*letters, digits and hyphens*");
    }

    [Fact]
    public async Task An_unknown_model_is_refused_with_what_there_is()
    {
        await Creating(new HarnessSettings { Model = "gpt" }).Should().ThrowAsync<SettingsException>()
            .WithMessage("MODEL is 'gpt', and nothing has that name; similar: gpt-*. It takes oracle, nop, scripted:NAME*none is configured*\"baseUrl\"*");
        await Creating(With(Local) with { Model = "gpt" }).Should().ThrowAsync<SettingsException>().WithMessage("*a model of harness.json (local)*openrouter*");
    }

    [Fact]
    public async Task A_missing_key_is_refused_by_the_name_of_its_variable()
    {
        await Creating(With(Local with { ApiKeyVariable = "LOCAL_KEY" })).Should().ThrowAsync<SettingsException>()
            .WithMessage("MODEL=local needs a key*LOCAL_KEY*not set");
    }

    [Fact]
    public async Task A_key_that_no_header_can_carry_is_refused_without_being_shown()
    {
        (await Creating(With(Local with { ApiKeyVariable = "LOCAL_KEY" }), "sk-secret-part\n").Should().ThrowAsync<SettingsException>())
            .Which.Message.Should().Contain("LOCAL_KEY").And.Contain("line break").And.NotContain("sk-secret-part");
    }

    [Fact]
    public async Task A_money_limit_needs_a_known_price()
    {
        await Creating(With(Local) with { MaxCostPerRunUsd = 1 }).Should().ThrowAsync<SettingsException>()
            .WithMessage("*HARNESS_MAX_COST_PER_RUN_USD*'local' is unknown*inputUsd and outputUsd*");
        await Creating(With(Local) with { MaxCostUsd = 1 }).Should().ThrowAsync<SettingsException>()
            .WithMessage("*HARNESS_MAX_COST_USD*'local' is unknown*inputUsd and outputUsd*");
        await Creating(With(Local with { Free = true }) with { MaxCostPerRunUsd = 1, MaxCostUsd = 1 }).Should().NotThrowAsync();
    }

    [Fact]
    public async Task A_price_is_unknown_until_it_is_given()
    {
        (await CreateAsync(With(Local))).Prices.Should().BeNull();
        (await CreateAsync(With(Local with { Free = true }))).Prices.Should().BeSameAs(PriceList.Free);
        (await CreateAsync(With(Local with { InputUsd = 1, OutputUsd = 2 }))).Prices!.Rows.Should().Equal(new PriceRow("harness.json:local", 1, 2));
        (await CreateAsync(With(Local with { InputUsd = 1, OutputUsd = 2, CacheReadUsd = 0.1m, CacheWriteUsd = 1.25m }))).Prices!.Rows
            .Should().Equal(new PriceRow("harness.json:local", 1, 2, 0.1m, 1.25m));
    }

    [Fact]
    public async Task What_was_set_is_what_the_service_is_sent()
    {
        await using var server = await LoopbackModel.StartAsync(Reply.Text("hello"));
        var settings = With(Local with
        {
            BaseUrl = server.BaseUrl.ToString(),
            ModelId = "qwen3:30b",
            ApiKeyVariable = "LOCAL_KEY",
            MaxTokensField = "max_completion_tokens",
        }) with
        { Model = "LOCAL", Temperature = 0.5, TopP = 0.25, Seed = 7 };
        var model = await CreateAsync(settings, Wire.Key);
        var options = model.Options.Clone();
        options.MaxOutputTokens = 99;

        using var client = model.ClientFor(new RunContext(null!, 1, new SpyObserver()));
        await client.GetResponseAsync([new ChatMessage(ChatRole.User, "hi")], options, TestContext.Current.CancellationToken);

        var request = server.Requests.Single();
        request.Model.Should().Be("qwen3:30b");
        request.Headers["Authorization"].Should().Be("Bearer " + Wire.Key);
        request.Body.GetProperty("temperature").GetDouble().Should().Be(0.5);
        request.Body.GetProperty("top_p").GetDouble().Should().Be(0.25);
        request.Body.GetProperty("seed").GetInt64().Should().Be(7);
        request.Body.GetProperty("max_completion_tokens").GetInt32().Should().Be(99);
        model.Name.Should().Be("local");
        model.Redaction.Apply("key: " + Wire.Key).Should().Be("key: [redacted]");
    }

    private static HarnessSettings With(ModelSettings model) => new()
    {
        Model = "local",
        Models = new Dictionary<string, ModelSettings> { ["local"] = model },
    };

    private static Func<Task<ModelUnderTest>> Creating(HarnessSettings settings, string? key = null) => () => CreateAsync(settings, key);

    private static Task<ModelUnderTest> CreateAsync(HarnessSettings settings, string? key = null) =>
        new ModelFactory(settings, name => name == "LOCAL_KEY" ? key : null, TimeProvider.System).CreateAsync();
}
