namespace Harness.Tasks.Task10_SqlInvestigation;

/// <summary>The words that the ledger is made of. An instance takes eighteen of the cities.</summary>
internal static class LedgerNames
{
    /// <summary>A city, its sales region and how many minutes its winter clock is ahead of UTC.</summary>
    public static readonly IReadOnlyList<(string Name, string Region, int OffsetMinutes)> Cities =
    [
        ("Porto", "Iberia", 0), ("Lisbon", "Iberia", 0), ("Braga", "Iberia", 0), ("Dublin", "Isles", 0),
        ("Leeds", "Isles", 0), ("Berlin", "Central", 60), ("Graz", "Central", 60), ("Lyon", "Central", 60),
        ("Malmo", "Nordics", 60), ("Aarhus", "Nordics", 60), ("Turku", "Nordics", 120), ("Tartu", "Nordics", 120),
        ("Boston", "Overseas", -300), ("Toronto", "Overseas", -300), ("Denver", "Overseas", -420),
        ("Seattle", "Overseas", -480), ("Osaka", "Overseas", 540), ("Nagoya", "Overseas", 540),
        ("Singapore", "Overseas", 480), ("Perth", "Overseas", 480), ("Mumbai", "Overseas", 330),
        ("Brisbane", "Overseas", 600),
    ];

    public static readonly IReadOnlyList<(string Category, IReadOnlyList<string> Nouns)> Categories =
    [
        ("Kitchen", ["kettle", "mixing bowl", "chopping board", "bread knife", "tea towel"]),
        ("Garden", ["trowel", "watering can", "bird feeder", "secateurs", "plant pot"]),
        ("Office", ["notebook", "desk lamp", "pen case", "letter tray", "ruler"]),
        ("Outdoor", ["flask", "head torch", "rain cover", "picnic rug", "camp stove"]),
        ("Toys", ["kite", "wooden train", "jigsaw", "spinning top", "card game"]),
    ];

    public static readonly IReadOnlyList<string> Adjectives =
        ["Small", "Large", "Enamel", "Oak", "Steel", "Linen", "Blue", "Green", "Classic", "Folding"];
}
