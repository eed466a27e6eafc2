namespace Harness.Tasks.Task08_RecoverFromToolError;

/// <summary>
/// The line of <c>data.txt</c> in an instance. Each has letters of two and three bytes, three emoji outside the Basic
/// Multilingual Plane and a combining mark, so that bytes, UTF-16 units, graphemes and code points are all different.
/// </summary>
internal static class LabelLine
{
    /// <summary>What lies in <c>workspace/data.txt</c>, without its newline. The combining marks are written out.</summary>
    public const string Published = "Grüße, Zoe\u0301 🚀🌍: naï\u0308ve 7½ € ①🧪–ö\u0302!?";

    private static readonly string[] Greetings = ["Olá", "Žofie grüßt", "Señoras y señores", "À bientôt", "Merhaba, İzmir", "Dobrý večer"];
    private static readonly string[] Names = ["Łukasz", "Søren und Åse", "Núria", "Jürgen B.", "Čeněk", "Aoife Ní Bhriain", "Chloë"];
    private static readonly string[] Pairs = ["🍋🧀", "🎈🎂", "🐟🦐", "🍷🌙", "🧵🪡"];
    private static readonly string[] Words = ["cafe\u0301", "Ma\u0308rz", "jalapen\u0303o", "tie\u0302\u0323n", "facc\u0327ade"];
    private static readonly string[] Prices = ["2½ €", "14,90 €", "¾ kg", "§ 7 – 3 £", "25 ‰", "12 ×", "№ 8 → 9", "5 µm ± 1"];
    private static readonly string[] Ends = ["②🧪!", "…🛒", "™ 🥖 –", "«neu» 🔔", "✓ 🎁 ok", "🫒 ★"];

    /// <summary>The line of an instance.</summary>
    /// <param name="instance">0, which is the published one, or more.</param>
    public static string Of(int instance)
    {
        if (instance == 0)
            return Published;

        var address = $"{Pick(Greetings, instance)}, {Pick(Names, instance)} {Pick(Pairs, instance)}";
        return $"{address}: {Pick(Words, instance)} {Pick(Prices, instance)} {Pick(Ends, instance * 5)}";
    }

    private static string Pick(string[] texts, int number) => texts[number % texts.Length];
}
