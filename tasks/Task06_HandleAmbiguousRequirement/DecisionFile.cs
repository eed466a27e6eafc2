using System.Text.Json;

namespace Harness.Tasks.Task06_HandleAmbiguousRequirement;

/// <summary>
/// <c>decisions.json</c> as it was left behind. Only settings and values are understood; of the two sentences no more is
/// asked than that there are words in them.
/// </summary>
/// <param name="Decisions">The entries of which setting and value could be read.</param>
/// <param name="Problems">What does not belong there or is missing in an entry, each for a person to read.</param>
public sealed record DecisionFile(IReadOnlyList<Decision> Decisions, IReadOnlyList<string> Problems)
{
    /// <summary>The open settings that have no entry.</summary>
    public IEnumerable<string> Unrecorded => ListSettings.Open.Where(setting => !Decisions.Any(decision => decision.Setting == setting));

    /// <summary>What the file decides; null when an open setting has no value, two, or one that is no reading of the ticket.</summary>
    public Reading? Reading =>
        ValueOf(ListSettings.Window) is { } window && ValueOf(ListSettings.Measure) is { } measure && ValueOf(ListSettings.Ties) is { } ties
            ? new Reading(window, measure, ties)
            : null;

    /// <summary>Reads the file. Whatever it holds is data, never an exception.</summary>
    public static DecisionFile Read(string text)
    {
        try
        {
            var json = JsonSerializer.Deserialize<JsonElement>(text);
            return json.ValueKind == JsonValueKind.Array ? Read(json) : new DecisionFile([], ["the file is not a JSON array"]);
        }
        catch (JsonException e)
        {
            return new DecisionFile([], [$"the file is not valid JSON: {e.Message}"]);
        }
    }

    private static DecisionFile Read(JsonElement array)
    {
        var decisions = new List<Decision>();
        var problems = new List<string>();
        if (array.GetArrayLength() == 0)
            problems.Add("the file holds no decision");
        var number = 0;
        foreach (var entry in array.EnumerateArray())
        {
            number++;
            var (decision, itsProblems) = DecisionEntry.Read(entry);
            problems.AddRange(itsProblems.Select(problem => $"entry {number}: {problem}"));
            if (decision is not null)
                decisions.Add(decision);
        }

        var contradictions =
            from decision in decisions
            where decision.Setting is not null
            group decision.Value by decision.Setting into values
            where values.Distinct().Count() > 1
            select $"{values.Key} is decided in more than one way: {string.Join(", ", values.Distinct())}";
        return new DecisionFile(decisions, [.. problems, .. contradictions]);
    }

    private string? ValueOf(string setting)
    {
        var values = Decisions.Where(decision => decision.Setting == setting).Select(decision => decision.Value!).Distinct().ToList();
        return values is [var value] && ListSettings.Readings[setting].Contains(value) ? value : null;
    }
}
