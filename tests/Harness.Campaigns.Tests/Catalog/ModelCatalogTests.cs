using Harness.Campaigns.Catalog;

namespace Harness.Campaigns.Tests.Catalog;

public sealed class ModelCatalogTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("qwen3-coder-30b", "bedrock", "qwen.qwen3-coder-30b-a3b-v1:0")]
    [InlineData(" Qwen3-Coder-30B ", "bedrock", "qwen.qwen3-coder-30b-a3b-v1:0")]
    [InlineData("QWEN3-CODER-30B-A3B", "bedrock", "qwen.qwen3-coder-30b-a3b-v1:0")]
    [InlineData("openrouter/qwen3-coder-30b", "openrouter", "qwen/qwen3-coder-30b-a3b-instruct")]
    [InlineData("OpenRouter/qwen/qwen3-coder-30b-a3b-instruct", "openrouter", "qwen/qwen3-coder-30b-a3b-instruct")]
    [InlineData("bedrock-openai/qwen3-coder-30b", "bedrock-openai", "qwen.qwen3-coder-30b-a3b-v1:0")]
    [InlineData("bedrock/us.anthropic.claude-opus-5", "bedrock", "us.anthropic.claude-opus-5")]
    [InlineData("bedrock/claude-opus-5", "bedrock", "global.anthropic.claude-opus-5")]
    public void A_model_is_found_by_key_alias_and_at_a_provider(string name, string provider, string modelId)
    {
        var choice = ModelCatalog.Load(ModelCatalog.BuiltInPath).Find(name)!;

        (choice.Offer.Provider.Key, choice.Offer.ModelId, choice.IsListed).Should().Be((provider, modelId, true));
        choice.Model.Offers.Should().Contain(choice.Offer);
    }

    [Fact]
    public void A_provider_takes_an_id_that_no_row_describes_and_nothing_is_known_of_it()
    {
        var choice = ModelCatalog.Load(ModelCatalog.BuiltInPath).Find("openrouter/some/Model:free")!;

        (choice.IsListed, choice.Model.Key, choice.Offer.ModelId).Should().Be((false, "openrouter/some/Model:free", "some/Model:free"));
        choice.Offer.Prices().Should().BeNull();
        choice.Offer.ContextWindow.Should().BeNull();
        choice.Offer.KeyVariables.Should().Equal("OPENROUTER_API_KEY");
    }

    [Theory]
    [InlineData("no-such-model")]
    [InlineData("no-such-provider/qwen3-coder-30b")]
    [InlineData("openrouter/")]
    [InlineData("openrouter")]
    [InlineData("/qwen3-coder-30b")]
    [InlineData("")]
    public void A_name_that_nothing_has_is_not_found(string name) =>
        ModelCatalog.Load(ModelCatalog.BuiltInPath).Find(name).Should().BeNull();

    [Fact]
    public void Search_wants_every_word_somewhere()
    {
        var catalog = ModelCatalog.Load(ModelCatalog.BuiltInPath);

        catalog.Search("QWEN3 coder").Select(m => m.Key).Should().Equal("qwen3-coder-30b");
        catalog.Search("mistral").Select(m => m.Key).Should().Equal("devstral-2-123b");
        catalog.Search("anthropic opus").Select(m => m.Key).Should().BeEquivalentTo("claude-opus-5.5", "claude-opus-5");
        catalog.Search(" ").Should().HaveCount(catalog.Models.Count);
        catalog.Search("qwen3 gemini").Should().BeEmpty();
    }

    [Fact]
    public void The_rows_of_harness_json_come_first_and_replace_rows_of_the_same_key()
    {
        var builtIn = Write("models.json", CatalogFile.With(CatalogFile.Model("a"), CatalogFile.Model("b", "\"aliases\": [\"mine\"]")));
        var own = Write("harness.json", $$"""
            {
              // Comments are welcome, as in the settings beside it.
              "runs": 3,
              "catalog": [
                {{CatalogFile.Priced("b", """{ "inputUsd": 1, "outputUsd": 2, "source": "my contract" }""")}},
                {{CatalogFile.Model("mine")}},
              ],
            }
            """);

        var catalog = ModelCatalog.Load(builtIn, own);

        catalog.Models.Select(m => m.Key).Should().Equal("b", "mine", "a");
        catalog.Find("mine")!.Model.Key.Should().Be("mine", "a key wins over an alias");
        catalog.Find("b")!.Offer.Prices()!.Rows.Should().ContainSingle().Which.Id.Should().Be("harness.json:b/local");
        catalog.Find("b")!.Model.Origin.Should().Be(own + ": catalog[0] \"b\"");
    }

    [Fact]
    public void A_harness_json_that_is_not_there_or_has_no_catalog_adds_nothing()
    {
        var builtIn = Write("models.json", CatalogFile.With(CatalogFile.Model("a")));

        ModelCatalog.Load(builtIn, Path.Combine(_folder.Path, "none.json")).Models.Should().ContainSingle();
        ModelCatalog.Load(builtIn, Write("harness.json", """{ "model": "a" }""")).Models.Should().ContainSingle();
    }

    [Fact]
    public void An_offer_has_what_its_provider_says_unless_it_says_otherwise()
    {
        var path = Write("models.json", $$"""
            {
              "providers": [{
                "key": "p", "name": "P", "wire": "chat-completions", "baseUrl": "https://p.{region}.example/v1", "defaultRegion": "north",
                "keyVariables": ["P_KEY"], "maxTokensField": "max_completion_tokens", "sampling": { "temperature": "accepted", "seed": "refused" },
                "reasoningEcho": "reasoning", "thinking": { "on": { "think": true }, "off": { "think": false } }, "extraBody": { "usage": true }
              }],
              "models": [
                {{CatalogFile.Model("m", "\"reasoning\": \"always\"", """
                    { "provider": "p", "modelId": "plain" },
                    { "provider": "p", "modelId": "own", "wire": "openai-responses", "baseUrl": "https://own.example", "defaultRegion": "south",
                      "keyVariables": [], "maxTokensField": "max_tokens", "sampling": { "seed": "accepted" }, "reasoningEcho": "r", "extraBody": {} }
                    """)}}
              ]
            }
            """);

        var offers = ModelCatalog.Load(path).Models.Single().Offers;

        offers[0].Should().BeEquivalentTo(new
        {
            Wire = ModelWire.ChatCompletions,
            BaseUrl = new AddressTemplate("https://p.{region}.example/v1"),
            DefaultRegion = "north",
            KeyVariables = new[] { "P_KEY" },
            MaxTokensField = "max_completion_tokens",
            Sampling = new SamplingRules(ParameterRule.Accepted, ParameterRule.Unknown, ParameterRule.Refused),
            ReasoningEcho = "reasoning",
        });
        offers[0].ExtraBody.ToString().Should().Contain("usage");
        (offers[0].Thinking!.On.ToString(), offers[0].Thinking!.Off).Should().Be(("""{ "think": true }""", null), "this model always thinks");
        offers[1].Should().BeEquivalentTo(new
        {
            Wire = ModelWire.OpenAiResponses,
            BaseUrl = new AddressTemplate("https://own.example"),
            DefaultRegion = "south",
            KeyVariables = Array.Empty<string>(),
            MaxTokensField = "max_tokens",
            Sampling = new SamplingRules(ParameterRule.Accepted, ParameterRule.Unknown, ParameterRule.Accepted),
            ReasoningEcho = "r",
        });
    }

    [Fact]
    public void The_price_is_that_of_the_region_and_of_the_class_of_service()
    {
        var path = Write("models.json", CatalogFile.With(CatalogFile.Priced("m", """
            { "inputUsd": 1, "outputUsd": 1, "source": "s" },
            { "inputUsd": 2, "outputUsd": 2, "source": "s", "region": "milan", "serviceTier": "standard" },
            { "inputUsd": 3, "outputUsd": 3, "source": "s", "serviceTier": "flex" }
            """)));

        var offer = ModelCatalog.Load(path).Find("m")!.Offer;

        Input(null, null).Should().Be(1);
        Input("Milan", null).Should().Be(2);
        Input("paris", "standard").Should().Be(1);
        Input("milan", "flex").Should().Be(3);
        offer.Prices(serviceTier: "priority").Should().BeNull();
        decimal? Input(string? region, string? tier) => offer.Prices(region, tier)!.Rows.Single().InputUsd;
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder.Path, name);
        File.WriteAllText(path, text);
        return path;
    }
}
