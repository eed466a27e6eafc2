namespace Harness.Campaigns.Catalog;

/// <summary>Reads providers, and offers of models at them: an offer is what its row says over what its provider says.</summary>
internal static class ServiceReader
{
    private static readonly Dictionary<string, ModelWire> Wires = new(StringComparer.Ordinal)
    {
        ["chat-completions"] = ModelWire.ChatCompletions,
        ["openai-responses"] = ModelWire.OpenAiResponses,
        ["anthropic-messages"] = ModelWire.AnthropicMessages,
        ["converse"] = ModelWire.Converse,
    };

    private static readonly Dictionary<string, ParameterRule> Rules = new(StringComparer.Ordinal)
    {
        ["unknown"] = ParameterRule.Unknown,
        ["accepted"] = ParameterRule.Accepted,
        ["refused"] = ParameterRule.Refused,
        ["ignored"] = ParameterRule.Ignored,
        ["fixed"] = ParameterRule.Fixed,
    };

    public static CatalogProvider Provider(JsonRow row)
    {
        if (!row.Has("wire"))
            row.Problem("wire is missing");
        if (!row.Has("baseUrl"))
            row.Problem("baseUrl is missing");
        var provider = new CatalogProvider
        {
            Key = Key(row),
            Name = row.Required("name"),
            Wire = Wire(row) ?? default,
            BaseUrl = Address(row) ?? new AddressTemplate(""),
            DefaultRegion = row.Text("defaultRegion"),
            RegionVariables = row.Texts("regionVariables") ?? [],
            KeyVariables = Variables(row, "keyVariables") ?? [],
            SigningVariables = Variables(row, "signingVariables") ?? [],
            KeyAddress = row.Text("keyAddress"),
            AuthHeader = row.Text("authHeader") ?? "Authorization",
            AuthPrefix = row.Has("authHeader") ? row.Text("authPrefix") ?? "" : "Bearer ",
            MaxTokensField = MaxTokensField(row),
            EchoMalformedArguments = row.Flag("echoMalformedArguments") ?? true,
            Sampling = Sampling(row, new SamplingRules()),
            ReasoningEcho = row.Text("reasoningEcho"),
            Thinking = Thinking(row),
            ExtraBody = row.Object("extraBody"),
            IsFree = row.Flag("free") ?? false,
            Source = row.Text("source"),
            Notes = row.Text("notes"),
        };
        if (provider.BaseUrl.TakesRegion && provider.DefaultRegion is null)
            row.Problem("defaultRegion is missing: baseUrl takes a region");
        row.Finish();
        return provider;
    }

    /// <summary>What a provider says of a model that no row describes.</summary>
    public static CatalogOffer Offer(CatalogProvider provider, string modelId) => new()
    {
        Provider = provider,
        Wire = provider.Wire,
        ModelId = modelId,
        BaseUrl = provider.BaseUrl,
        DefaultRegion = provider.DefaultRegion,
        KeyVariables = provider.KeyVariables,
        MaxTokensField = provider.MaxTokensField,
        Sampling = provider.Sampling,
        ReasoningEcho = provider.ReasoningEcho,
        Thinking = provider.Thinking,
        ExtraBody = provider.ExtraBody,
        IsFree = provider.IsFree,
    };

    public static CatalogOffer Offer(JsonRow row, CatalogProvider provider, string priceId)
    {
        var common = Offer(provider, row.Required("modelId"));
        var offer = common with
        {
            Wire = Wire(row) ?? common.Wire,
            BaseUrl = Address(row) ?? common.BaseUrl,
            Regions = row.Texts("regions") ?? [],
            DefaultRegion = row.Text("defaultRegion") ?? common.DefaultRegion,
            KeyVariables = Variables(row, "keyVariables") ?? common.KeyVariables,
            MaxTokensField = MaxTokensField(row) ?? common.MaxTokensField,
            Sampling = Sampling(row, common.Sampling),
            ReasoningEcho = row.Text("reasoningEcho") ?? common.ReasoningEcho,
            Thinking = Thinking(row) ?? common.Thinking,
            ExtraBody = row.Object("extraBody") ?? common.ExtraBody,
            ContextWindow = row.Count("contextWindow"),
            MaxOutput = row.Count("maxOutput"),
            ServedModel = row.Text("servedModel"),
            IsFree = row.Flag("free") ?? (common.IsFree && !row.Has("prices")),
            PriceRows = PriceRowReader.Read(row, priceId),
            Notes = row.Text("notes"),
        };
        if (offer.IsFree && offer.PriceRows.Count > 0)
            row.Problem("free stands beside prices; an offer is free or has prices");
        if (offer.BaseUrl.TakesRegion && offer.DefaultRegion is null)
            row.Problem("defaultRegion is missing: baseUrl takes a region");
        return offer;
    }

    public static string Key(JsonRow row)
    {
        var key = row.Required("key");
        if (key.Length > 0 && !IsSlug(key))
            row.Problem($"key \"{key}\" has other characters than lower-case letters, digits, dots and hyphens");
        return key;
    }

    private static ModelWire? Wire(JsonRow row) => row.Word("wire", Wires);

    private static AddressTemplate? Address(JsonRow row)
    {
        if (row.Text("baseUrl") is not { } text) return null;
        var address = new AddressTemplate(text);
        if (!address.IsSound)
            row.Problem($"baseUrl is \"{text}\"; it takes an http or https address, with {{region}} or {{VARIABLE}} where something is to be filled in");
        return address;
    }

    private static IReadOnlyList<string>? Variables(JsonRow row, string name)
    {
        var variables = row.Texts(name);
        foreach (var wrong in variables?.Where(variable => !AddressTemplate.IsVariable(variable)) ?? [])
            row.Problem($"{name} has \"{(wrong.Length > 8 ? wrong[..8] + "..." : wrong)}\", which is no name of an environment variable; the key itself never stands here");
        return variables;
    }

    private static string? MaxTokensField(JsonRow row) =>
        row.Matching("maxTokensField", text => text is "max_tokens" or "max_completion_tokens", "max_tokens or max_completion_tokens");

    private static SamplingRules Sampling(JsonRow row, SamplingRules otherwise)
    {
        if (row.Row("sampling") is not { } sampling) return otherwise;
        var rules = new SamplingRules(
            sampling.Word("temperature", Rules) ?? otherwise.Temperature,
            sampling.Word("topP", Rules) ?? otherwise.TopP,
            sampling.Word("seed", Rules) ?? otherwise.Seed);
        sampling.Finish();
        return rules;
    }

    private static ThinkingSwitch? Thinking(JsonRow row)
    {
        if (row.Row("thinking") is not { } thinking) return null;
        var made = new ThinkingSwitch
        {
            On = thinking.Object("on"),
            Off = thinking.Object("off"),
            EffortField = thinking.Text("effortField"),
            Efforts = thinking.Texts("efforts") ?? [],
            Default = thinking.Text("default"),
        };
        if (made.Efforts.Count > 0 && made.EffortField is null)
            thinking.Problem("efforts stand there without effortField");
        thinking.Finish();
        return made;
    }

    private static bool IsSlug(string key) =>
        key.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '.' or '-')
        && char.IsAsciiLetterOrDigit(key[0]) && char.IsAsciiLetterOrDigit(key[^1]);
}
