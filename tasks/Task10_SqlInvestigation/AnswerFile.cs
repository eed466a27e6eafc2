using System.Text.Json;

namespace Harness.Tasks.Task10_SqlInvestigation;

/// <summary>
/// Reads <c>answer.json</c> with tolerance for key order, additional members, the order of ids and <c>35.0</c> for
/// <c>35</c>, and with none for the values. Each failure is an assertion; hostile JSON throws nothing else.
/// </summary>
internal static class AnswerFile
{
    /// <summary>One object in which no name comes twice: the last of two answers must not quietly win.</summary>
    public static void ShouldBeOneObject(JsonElement answer)
    {
        answer.ValueKind.Should().Be(JsonValueKind.Object, "answer.json holds one JSON object");
        if (answer.ValueKind == JsonValueKind.Object)
            answer.EnumerateObject().Select(member => member.Name).Should().OnlyHaveUniqueItems("each figure is given once");
    }

    public static void ShouldHold(JsonElement answer, string name, long expected)
    {
        if (Member(answer, name) is not { } member)
            return;
        var figure = WholeNumber(member);
        figure.Should().Be(expected, "{0} is a whole number and was given as {1}", name, Shown(member));
    }

    public static void ShouldHoldSet(JsonElement answer, string name, IReadOnlyList<int> expected)
    {
        if (Member(answer, name) is not { } member)
            return;
        member.ValueKind.Should().Be(JsonValueKind.Array, "{0} is an array of whole numbers", name);
        if (member.ValueKind != JsonValueKind.Array)
            return;
        var ids = member.EnumerateArray().Select(WholeNumber).ToList();
        ids.Should().OnlyHaveUniqueItems("{0} names each sale once", name);
        var missing = expected.Where(id => !ids.Contains(id)).ToList();
        var tooMany = ids.Count(id => id is not { } given || !expected.Contains((int)Math.Clamp(given, 0, int.MaxValue)));
        missing.Should().BeEmpty("{0} names every such sale", name);
        tooMany.Should().Be(0, "{0} names no other sale", name);
    }

    private static JsonElement? Member(JsonElement answer, string name)
    {
        if (answer.ValueKind == JsonValueKind.Object && answer.TryGetProperty(name, out var member))
            return member;
        false.Should().BeTrue("answer.json needs a member {0}", name);
        return null;
    }

    /// <summary>The value when it is a JSON number without a fraction; else null.</summary>
    private static long? WholeNumber(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number
        && value.TryGetDecimal(out var number)
        && number == decimal.Truncate(number)
        && number is >= long.MinValue and <= long.MaxValue
            ? (long)number
            : null;

    private static string Shown(JsonElement value)
    {
        // Braces would be read as placeholders of the message.
        var text = value.GetRawText().Replace('{', '(').Replace('}', ')');
        return text.Length <= 40 ? text : string.Concat(text.AsSpan(0, 40), "...");
    }
}
