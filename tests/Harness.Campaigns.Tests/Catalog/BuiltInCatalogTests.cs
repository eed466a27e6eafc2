using System.Text.Json;
using System.Text.Json.Nodes;
using Harness.Campaigns.Catalog;
using Harness.Campaigns.Pricing;
using Harness.Campaigns.Records;
using Json.Schema;

namespace Harness.Campaigns.Tests.Catalog;

/// <summary>What <c>fixtures/models.json</c> promises.</summary>
public class BuiltInCatalogTests
{
    private static readonly DateTimeOffset Today = new(2026, 11, 26, 12, 0, 0, TimeSpan.Zero);

    private static readonly ModelCatalog Catalog = ModelCatalog.Load(ModelCatalog.BuiltInPath);

    public static TheoryData<string> OfPublishedCampaigns =>
    [
        "qwen3-coder-30b", "qwen3-next-80b-a3b", "devstral-2-123b", "minimax-m2.5", "kimi-k2.5", "deepseek-v3.2", "nemotron-3-super-120b", "deepseek-v4-flash",
    ];

    private static IEnumerable<(CatalogModel Model, CatalogOffer Offer)> Offers => Catalog.Models.SelectMany(model => model.Offers.Select(offer => (model, offer)));

    [Fact]
    public void It_obeys_its_schema()
    {
        var schema = JsonSchema.FromText(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "models.schema.json")));
        var catalog = JsonNode.Parse(File.ReadAllText(ModelCatalog.BuiltInPath))!;

        Evaluate(catalog).IsValid.Should().BeTrue();

        // The schema is one that can say no.
        catalog["models"]![0]!["offers"]![0]!["prices"]![0]!["inputUsd"] = -1;
        catalog["models"]![1]!["colour"] = "red";
        var broken = Evaluate(catalog);
        broken.IsValid.Should().BeFalse();
        broken.Details!.Where(detail => detail.Errors is { Count: > 0 }).Select(detail => detail.InstanceLocation.ToString())
            .Should().Contain(["/models/0/offers/0/prices/0/inputUsd", "/models/1/colour"]);

        EvaluationResults Evaluate(JsonNode node) =>
            schema.Evaluate(JsonSerializer.SerializeToElement(node), new EvaluationOptions { OutputFormat = OutputFormat.List });
    }

    [Theory]
    [MemberData(nameof(OfPublishedCampaigns))]
    public void The_models_of_the_published_campaigns_have_a_price_today(string key)
    {
        var offer = Catalog.Find(key)!.Offer;

        offer.Prices()!.At(Today)!.Cost(new TokenUsage { Calls = 1, Input = 1_000, CachedInput = 0, CacheWrite = 0, Output = 100 }, Today).Should().BePositive();
    }

    [Fact]
    public void The_published_campaign_is_priced_as_it_was_published()
    {
        var moment = new DateTimeOffset(2026, 5, 19, 12, 0, 0, TimeSpan.Zero);

        var row = Catalog.Find("qwen3-coder-30b")!.Offer.Prices()!.At(moment)!;

        (row.InputUsd, row.OutputUsd, row.Id).Should().Be((0.15m, 0.60m, "models.json:qwen3-coder-30b/bedrock/us-east-1/standard@2025-09-18"));
    }

    [Theory]
    [InlineData("2026-08-16T15:59:59Z", 0.14)]
    [InlineData("2026-08-16T16:00:00Z", 0.22)] // a Sunday
    [InlineData("2026-08-17T01:00:00Z", 0.44)]
    [InlineData("2026-09-10T01:00:00Z", 0.30)] // a Thursday
    [InlineData("2026-11-26T12:00:00Z", 0.15)]
    [InlineData("2026-10-01T02:00:00Z", 0.15)] // National Day
    [InlineData("2026-10-08T02:00:00Z", 0.30)]
    public void DeepSeek_has_changed_its_price_and_asks_twice_as_much_at_peak_hours(string moment, double inputUsd)
    {
        var at = DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture);

        Catalog.Find("deepseek-v4-flash")!.Offer.Prices()!.At(at)!
            .Cost(new TokenUsage { Calls = 1, Input = 1_000_000, CachedInput = 0, Output = 0 }, at).Should().Be((decimal)inputUsd);
    }

    [Fact]
    public void What_was_not_found_is_unknown_and_not_free()
    {
        var haiku = Catalog.Find("claude-haiku-5.5")!.Offer.Prices()!.At(Today)!;

        (haiku.WorstCase(100_000, 10, Today) is null, haiku.WorstCase(100_001, 10, Today)).Should().Be((false, null));
        Catalog.Find("gpt-5.6-sol")!.Offer.Prices()!.At(Today)!.WorstCase(1, 1, Today).Should().BeNull();
        Catalog.Find("vllm/anything")!.Offer.Prices().Should().BeNull();
        Catalog.Find("qwen3-coder-30b")!.Offer.Prices("ap-south-1").Should().BeNull();
    }

    [Fact]
    public void Every_price_has_a_source_and_a_confidence_and_its_own_id()
    {
        var rows = Offers.SelectMany(o => o.Offer.PriceRows).Distinct(ReferenceEqualityComparer.Instance).Cast<PriceRow>().ToList();

        rows.Should().HaveCountGreaterThan(40).And.OnlyContain(row => row.Source != null && row.Confidence != PriceConfidence.Unstated);
        rows.Select(row => row.Id).Should().OnlyHaveUniqueItems();
        rows.Where(row => row.Confidence == PriceConfidence.High).Should().OnlyContain(row => row.SourceDate != null);
    }

    [Fact]
    public void Every_list_of_prices_that_can_be_asked_for_can_be_made()
    {
        foreach (var (_, offer) in Offers)
            foreach (var row in offer.PriceRows)
                offer.Prices(row.Region, row.ServiceTier)!.Rows.Should().Contain(row);
    }

    [Fact]
    public void Every_offer_has_limits_and_an_address_and_a_key_unless_it_is_local()
    {
        foreach (var (model, offer) in Offers)
        {
            offer.MaxOutput.Should().BePositive().And.BeLessThanOrEqualTo(offer.ContextWindow!.Value, model.Key);
            offer.BaseUrl.Fill(offer.DefaultRegion, _ => "https://filled.example").Should().NotBeNull(model.Key);
            offer.KeyVariables.Should().NotBeEmpty(model.Key);
        }
    }

    [Fact]
    public void What_does_not_think_or_always_thinks_cannot_be_switched()
    {
        Offers.Where(o => o.Model.Reasoning == ReasoningKind.No).Should().OnlyContain(o => o.Offer.Thinking == null);
        Offers.Where(o => o.Model.Reasoning == ReasoningKind.Always).Should().OnlyContain(o => o.Offer.Thinking == null || o.Offer.Thinking.Off == null);
        Catalog.Find("moonshot/kimi-k2.5")!.Offer.Thinking!.Off.ToString().Should().Be("""{"thinking": {"type": "disabled"}}""");
    }

    [Fact]
    public void Keys_of_providers_are_those_that_people_know() =>
        Catalog.Providers.Select(provider => provider.Key).Should().Contain(
        [
            "openai", "azure", "bedrock", "bedrock-openai", "anthropic", "openrouter", "mistral", "deepseek", "moonshot", "minimax", "google",
            "ollama", "vllm", "llama.cpp", "lm-studio",
        ]);
}
