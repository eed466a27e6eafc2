using Harness.Campaigns.Catalog;
using Harness.Campaigns.Records;

namespace Harness.Campaigns.Predictions;

/// <summary>Reads the members of a file of predictions. What is wrong is noted with its place, and reading goes on.</summary>
internal static class PredictionReader
{
    private const int Most = 500;
    private const int LongestText = 500;
    private const string Bounds = "equals, or atLeast, above, atMost, below";

    private static readonly Dictionary<string, GoodDirection> Directions = new(StringComparer.Ordinal)
    {
        ["higher"] = GoodDirection.Higher,
        ["lower"] = GoodDirection.Lower,
    };

    public static PredictionFile Read(JsonRow file)
    {
        _ = file.Text("$schema");
        _ = Words(file, "note", required: false);
        if (file.Count("formatVersion") is null && !file.Has("formatVersion"))
            file.Problem($"formatVersion is missing; it takes {PredictionFile.CurrentFormatVersion}");
        var suite = file.Matching("suite", CampaignPaths.IsSuite, "a suite: 1 to 64 characters out of a-z, 0-9 and -");
        if (!file.Has("suite"))
            file.Problem("suite is missing");
        HashSet<string> ids = new(StringComparer.Ordinal);
        List<Prediction> predictions = [.. file.Rows("predictions", "id").Take(Most + 1).Select(row => ReadPrediction(row, ids))];
        List<FalsificationCondition> falsifications = [.. file.Rows("falsifications", "id").Take(Most + 1).Select(row => ReadCondition(row, ids))];
        if (predictions.Count > Most || falsifications.Count > Most)
            file.Problem($"predictions and falsifications take at most {Most} entries each");
        if (predictions.Count + falsifications.Count == 0)
            file.Problem("there are no predictions and no falsifications");
        file.Finish();
        return new PredictionFile(suite ?? "", predictions, falsifications);
    }

    private static Prediction ReadPrediction(JsonRow row, HashSet<string> ids)
    {
        var id = Id(row, ids);
        var text = Words(row, "text", required: true) ?? "";
        var quantity = ReadQuantity(row);
        var expected = Range(row);
        var better = row.Word("better", Directions);
        var confidence = row.Number("confidence", "0 to 1");
        if (confidence > 1)
            row.Problem("confidence is above 1; it takes 0 to 1");
        row.Finish();
        return new Prediction(id, text, quantity, expected, better, confidence);
    }

    private static FalsificationCondition ReadCondition(JsonRow row, HashSet<string> ids)
    {
        var id = Id(row, ids);
        var text = Words(row, "text", required: true) ?? "";
        var hypothesis = Words(row, "hypothesis", required: false);
        var quantity = ReadQuantity(row);
        var range = Range(row);
        row.Finish();
        return new FalsificationCondition(id, text, hypothesis, quantity, range);
    }

    private static string Id(JsonRow row, HashSet<string> ids)
    {
        var id = row.Matching("id", IsId, "1 to 20 letters, digits, - and _");
        if (!row.Has("id"))
            row.Problem("id is missing");
        if (id is not null && !ids.Add(id))
            row.Problem($"id {id} stands there twice");
        return id ?? "";
    }

    private static string? Words(JsonRow row, string name, bool required)
    {
        var text = row.Matching(name, words => words.Length <= LongestText, $"at most {LongestText} characters");
        if (required && !row.Has(name))
            row.Problem($"{name} is missing");
        return text;
    }

    private static Quantity ReadQuantity(JsonRow row)
    {
        if (!row.Has("quantity"))
            row.Problem($"quantity is missing; it takes {string.Join(", ", QuantityRules.Kinds.Keys)}");
        if (row.Word("quantity", QuantityRules.Kinds) is not { } kind)
        {
            // What it needs is not known, so nothing else may be called wrong.
            foreach (var name in (string[])["task", "shape", "mode", "flag", "percentile", "campaign"])
                _ = row.Has(name);
            return new Quantity { Kind = default };
        }

        var quantity = new Quantity
        {
            Kind = kind,
            Task = QuantityRules.TakesTask(kind) ? row.Matching("task", CampaignPaths.IsTaskId, "a task's id such as task_09") : null,
            Shape = kind == QuantityKind.RunsWithShape ? row.Word("shape", QuantityRules.Shapes) : null,
            Mode = kind == QuantityKind.RunsWithMode ? row.Word("mode", QuantityRules.Modes) : null,
            Flag = kind == QuantityKind.RunsWithFlag ? row.Word("flag", QuantityRules.Flags) : null,
            Percentile = kind == QuantityKind.SecondsPercentile ? row.Number("percentile", "0 to 100") : null,
            Campaign = QuantityRules.TakesCampaign(kind) ? row.Matching("campaign", CampaignPaths.IsCampaignId, "a campaign's id: 1 to 200 characters out of a-z, 0-9 and -") : null,
        };
        Needs(row, kind == QuantityKind.RunsWithShape, "shape", QuantityRules.Shapes.Keys);
        Needs(row, kind == QuantityKind.RunsWithMode, "mode", QuantityRules.Modes.Keys);
        Needs(row, kind == QuantityKind.RunsWithFlag, "flag", QuantityRules.Flags.Keys);
        Needs(row, kind == QuantityKind.SecondsPercentile, "percentile", ["0 to 100"]);
        Needs(row, QuantityRules.TakesCampaign(kind), "campaign", ["the id of a prior campaign"]);
        if (quantity.Percentile > 100)
            row.Problem("percentile is above 100; it takes 0 to 100");
        return quantity;
    }

    private static void Needs(JsonRow row, bool needed, string name, IEnumerable<string> takes)
    {
        if (needed && !row.Has(name))
            row.Problem($"{name} is missing; it takes {string.Join(", ", takes)}");
    }

    private static ExpectedRange Range(JsonRow row)
    {
        var range = new ExpectedRange(
            row.Signed("equals"), row.Signed("atLeast"), row.Signed("above"), row.Signed("atMost"), row.Signed("below"));
        var bounds = (string[])["atLeast", "above", "atMost", "below"];
        var given = bounds.Where(row.Has).ToArray();
        if (row.Has("equals") ? given.Length > 0 : given.Length == 0)
            row.Problem($"says {(given.Length == 0 ? "no value" : "equals and " + given[0])}; it takes {Bounds}");
        else if (given.Contains("atLeast") && given.Contains("above") || given.Contains("atMost") && given.Contains("below"))
            row.Problem($"has two bounds on one side; it takes {Bounds}");
        else if ((range.AtLeast ?? range.Above) is { } low && (range.AtMost ?? range.Below) is { } high && (low > high || low == high && (range.Above ?? range.Below) is not null))
            row.Problem("its lower bound is not below its upper one");
        return range;
    }

    private static bool IsId(string text) => text.Length <= 20 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
}
