namespace Harness.Campaigns.Tests.Catalog;

/// <summary>Catalogs for tests, written to real files.</summary>
internal static class CatalogFile
{
    public const string Provider = """{ "key": "local", "name": "Local", "wire": "chat-completions", "baseUrl": "http://localhost:1/v1" }""";

    public const string Offer = """{ "provider": "local", "modelId": "m:1" }""";

    /// <summary>A catalog with the provider <c>local</c> and some models.</summary>
    public static string With(params string[] models) => $$"""{ "providers": [{{Provider}}], "models": [{{string.Join(", ", models)}}] }""";

    /// <summary>A model of one offer at <c>local</c>.</summary>
    public static string Model(string key, string members = "", string offers = Offer) =>
        $$"""{ "key": "{{key}}", "name": "Model {{key}}", "offers": [{{offers}}]{{(members.Length > 0 ? ", " + members : "")}} }""";

    /// <summary>A model whose offer has price rows.</summary>
    public static string Priced(string key, string prices) =>
        Model(key, offers: $$"""{ "provider": "local", "modelId": "m", "prices": [{{prices}}] }""");
}
