using Harness.Campaigns.Catalog;

namespace Harness.Campaigns.Tests.Catalog;

/// <summary>Every message names the file and the row, and says what is taken instead.</summary>
public sealed class BrokenCatalogTests : IDisposable
{
    private const string Source = "\"source\": \"s\"";
    private const string Price = "\"inputUsd\": 1, \"outputUsd\": 1, " + Source;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string, string[]> Broken => new()
    {
        { "[]", ["it is no JSON object"] },
        { "{}", ["providers are missing", "models are missing"] },
        { """{ "providers": {}, "models": 3 }""", ["providers is {}; it takes a list of objects", "models is 3; it takes a list of objects"] },
        { """{ "providers": [], "models": [7], "modells": [] }""", ["models[0] is 7; it takes an object", "modells is not known here; it takes $schema, models, notes, providers"] },
        {
            """{ "providers": [{ "key": "p", "name": "P", "wire": "grpc", "baseUrl": "localhost:1" }, { "key": "p", "wire": "converse", "baseUrl": "https://{region}.x" }], "models": [] }""",
            [
                "providers[0] \"p\": wire is \"grpc\"; it takes chat-completions, openai-responses, anthropic-messages, converse",
                "providers[0] \"p\": baseUrl is \"localhost:1\"; it takes an http or https address, with {region} or {VARIABLE} where something is to be filled in",
                "providers[1] \"p\": name is missing",
                "providers[1] \"p\": defaultRegion is missing: baseUrl takes a region",
                "providers[1] \"p\": another provider has this key",
            ]
        },
        {
            """{ "providers": [{ "key": "p", "name": "P", "wire": "converse", "baseUrl": "https://x", "keyVariables": ["sk-secret-key-of-mine"] }], "models": [] }""",
            ["providers[0] \"p\": keyVariables has \"sk-secre...\", which is no name of an environment variable; the key itself never stands here"]
        },
        { CatalogFile.With("{}"), ["models[0]: key is missing", "models[0]: name is missing", "models[0]: offers are missing: a model is served somewhere"] },
        { CatalogFile.With(CatalogFile.Model("A b")), ["models[0] \"A b\": key \"A b\" has other characters than lower-case letters, digits, dots and hyphens"] },
        {
            CatalogFile.With(CatalogFile.Model("a"), CatalogFile.Model("b", "\"aliases\": [\"A\", \"c\"]"), CatalogFile.Model("c")),
            ["models[1] \"b\": the name \"A\" is that of \"a\", too", "models[2] \"c\": the name \"c\" is that of \"b\", too"]
        },
        {
            CatalogFile.With(CatalogFile.Model("m", "\"reasoning\": \"maybe\", \"parameters\": { \"totalBillion\": 3, \"activeBillion\": 30 }, \"notes\": \"\"")),
            [
                "models[0] \"m\": reasoning is \"maybe\"; it takes no, toggle, always, adaptive",
                "models[0] \"m\": notes is \"\"; it takes a text that is not empty",
                "models[0] \"m\": more parameters are active than there are",
            ]
        },
        {
            CatalogFile.With(CatalogFile.Model("m", offers: """{ "provider": "q", "modelId": "m" }, { "provider": "local" }""")),
            ["models[0] \"m\" offers[0]: provider \"q\" is not known; the providers are local", "models[0] \"m\" offers[1]: modelId is missing"]
        },
        {
            CatalogFile.With(CatalogFile.Model("m", offers: """{ "provider": "local", "modelId": "m", "contextWindow": 0.5, "free": "yes", "maxTokensField": "tokens", "colour": 1, "modelId": "n" }""")),
            [
                "models[0] \"m\" offers[0]: maxTokensField is \"tokens\"; it takes max_tokens or max_completion_tokens",
                "models[0] \"m\" offers[0]: contextWindow is 0.5; it takes a whole number above 0",
                "models[0] \"m\" offers[0]: free is \"yes\"; it takes true or false",
                "models[0] \"m\" offers[0]: colour is not known here; it takes baseUrl, contextWindow, defaultRegion, extraBody, free, keyVariables, maxOutput, maxTokensField, modelId, notes, prices, pricesOf, provider, reasoningEcho, regions, sampling, servedModel, thinking, wire",
                "models[0] \"m\" offers[0]: modelId stands there twice",
            ]
        },
        {
            CatalogFile.With(CatalogFile.Model("m", offers: """{ "provider": "local", "modelId": "m", "sampling": { "temperature": "warm" }, "thinking": { "efforts": ["low"] }, "extraBody": [] }""")),
            [
                "models[0] \"m\" offers[0] sampling: temperature is \"warm\"; it takes unknown, accepted, refused, ignored, fixed",
                "models[0] \"m\" offers[0] thinking: efforts stand there without effortField",
                "models[0] \"m\" offers[0]: extraBody is []; it takes an object",
            ]
        },
        {
            CatalogFile.With(CatalogFile.Model("m", offers: $$"""{ "provider": "local", "modelId": "m", "pricesOf": "other" }, { "provider": "local", "modelId": "n", "free": true, "prices": [{ {{Price}} }], "pricesOf": "local" }""")),
            [
                "models[0] \"m\" offers[0]: pricesOf is \"other\", but no offer before this one is of that provider",
                "models[0] \"m\" offers[1]: free stands beside prices; an offer is free or has prices",
                "models[0] \"m\" offers[1]: pricesOf stands beside prices; it takes one of the two",
            ]
        },
        {
            CatalogFile.With(CatalogFile.Priced("m", $$"""{ {{Price}}, "from": "2026-09-10", "to": "2026-08-16" }""")),
            ["models[0] \"m\" offers[0] prices[0]: from 2026-09-10 is not before to 2026-08-16"]
        },
        {
            CatalogFile.With(CatalogFile.Priced("m", $$"""{ {{Price}}, "from": "10.9.2026" }, { "inputUsd": -1, "outputUsd": "2", "sourceDate": "2026-13", "confidence": "sure" }""")),
            [
                "models[0] \"m\" offers[0] prices[0]: from is \"10.9.2026\"; it takes a day or a moment in UTC, 2026-08-16 or 2026-08-16T16:00:00Z",
                "models[0] \"m\" offers[0] prices[1]: inputUsd is -1; it takes USD per million tokens, 0 or more",
                "models[0] \"m\" offers[0] prices[1]: outputUsd is \"2\"; it takes USD per million tokens, 0 or more",
                "models[0] \"m\" offers[0] prices[1]: source is missing",
                "models[0] \"m\" offers[0] prices[1]: sourceDate is \"2026-13\"; it takes a year, month or day such as 2026-10",
                "models[0] \"m\" offers[0] prices[1]: confidence is \"sure\"; it takes low, medium, high",
                "models[0] \"m\" offers[0] prices[1]: in force always, as prices[0] is (always)",
            ]
        },
        {
            CatalogFile.With(CatalogFile.Priced("m", $$"""{ {{Price}}, "to": "2026-09-11" }, { {{Price}}, "from": "2026-09-10T16:00:00Z" }, { {{Price}}, "from": "2026-09-11", "region": "milan" }""")),
            ["models[0] \"m\" offers[0] prices[1]: in force from 2026-09-10T16:00:00Z, as prices[0] is (to 2026-09-11)"]
        },
        {
            CatalogFile.With(CatalogFile.Priced("m", $$"""{ {{Price}}, "tiers": [{ "abovePromptTokens": 200 }, { "abovePromptTokens": 100, "inputUSD": 2 }, { "inputUsd": 2 }] }""")),
            [
                "models[0] \"m\" offers[0] prices[0] tiers[1]: inputUSD is not known here; it takes abovePromptTokens, cacheReadUsd, cacheWriteOneHourUsd, cacheWriteUsd, inputUsd, notes, outputUsd",
                "models[0] \"m\" offers[0] prices[0] tiers[2]: abovePromptTokens is missing",
                "models[0] \"m\" offers[0] prices[0]: the tiers do not ascend: 100 comes after 200",
                "models[0] \"m\" offers[0] prices[0]: the tiers do not ascend: 1 comes after 100",
            ]
        },
        {
            CatalogFile.With(CatalogFile.Priced("m", $$"""{ {{Price}}, "tiers": [{ "abovePromptTokens": 9 }], "schedule": { "holidays": ["2026-02-30"], "windows": [{ "days": ["mon"], "start": "22:00", "end": "02:00", "multiplier": 2 }, { "days": ["tue", "moon"], "start": "01:00", "end": "25:00", "prices": {} }, { "start": "03:00", "end": "04:00" }] } }""")),
            [
                "models[0] \"m\" offers[0] prices[0] schedule: the holiday \"2026-02-30\" is no date; it takes 2026-10-01",
                "models[0] \"m\" offers[0] prices[0] schedule windows[1]: the day \"moon\" is not known; it takes mon, tue, wed, thu, fri, sat, sun",
                "models[0] \"m\" offers[0] prices[0] schedule windows[1]: end is \"25:00\"; it takes a time of day in UTC such as 06:00",
                "models[0] \"m\" offers[0] prices[0]: the window 01:00 to 00:00 has prices beside tiers; it takes a multiplier",
                "models[0] \"m\" offers[0] prices[0]: the window 03:00 to 04:00 has no days",
                "models[0] \"m\" offers[0] prices[0]: the window 03:00 to 04:00 takes a multiplier or prices, one of the two",
                "models[0] \"m\" offers[0] prices[0]: the window 01:00 to 00:00 overlaps another one",
            ]
        },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void All_problems_of_a_catalog_are_named_with_their_row(string json, string[] problems)
    {
        var path = Write("models.json", json);

        var load = () => ModelCatalog.Load(path);

        load.Should().Throw<CatalogException>().Which.Problems.Should().Equal(problems.Select(problem => $"{path}: {problem}"));
    }

    [Fact]
    public void Problems_of_both_files_come_together_each_with_its_file()
    {
        var builtIn = Write("models.json", CatalogFile.With(CatalogFile.Model("m", "\"size\": 1")));
        var own = Write("harness.json", $$"""{ "catalog": [{{CatalogFile.Priced("mine", "{ \"inputUsd\": 1 }")}}], "runs": 3 }""");

        var load = () => ModelCatalog.Load(builtIn, own);

        load.Should().Throw<CatalogException>().WithMessage(
            $"{builtIn}: models[0] \"m\": size is not known here; it takes aliases, architecture, family, key, name, notes, offers, parameters, reasoning\n"
            + $"{own}: catalog[0] \"mine\" offers[0] prices[0]: source is missing");
    }

    [Fact]
    public void A_file_that_is_not_there_or_is_not_json_is_named()
    {
        var missing = Path.Combine(_folder.Path, "models.json");
        ((Action)(() => ModelCatalog.Load(missing))).Should().Throw<CatalogException>().WithMessage($"{missing}: *");

        var torn = Write("torn.json", """{ "providers": [""");
        ((Action)(() => ModelCatalog.Load(torn))).Should().Throw<CatalogException>().WithMessage($"{torn}: *");
    }

    [Fact]
    public void Hostile_text_does_not_reach_the_terminal_in_a_message()
    {
        var path = Write("models.json", CatalogFile.With(CatalogFile.Model("m", "\"reasoning\": \"a\\u001b[31m" + new string('x', 500) + "\"")));

        ((Action)(() => ModelCatalog.Load(path))).Should().Throw<CatalogException>()
            .Which.Problems.Should().ContainSingle().Which.Should().NotContain("\e").And.Match<string>(problem => problem.Length < path.Length + 200, "what stands there is cut");
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder.Path, name);
        File.WriteAllText(path, text);
        return path;
    }
}
