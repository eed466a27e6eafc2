using System.Text;
using System.Text.Json;
using Harness.Campaigns.Listing;
using Harness.Campaigns.Predictions;
using Harness.Campaigns.Records;
using Harness.Campaigns.Reports;
using Harness.Campaigns.Tests.Seed;

namespace Harness.Campaigns.Tests.Records;

/// <summary>Whatever a folder holds, it is read or refused with one clear error; nothing else is thrown, and nothing hangs.</summary>
public sealed class HostileFolderTests : IDisposable
{
    private const int Mutations = 400;

    private static readonly string[] Values =
        ["null", "-1", "0", "1e308", "99999999999999999999999999", "\"\"", "\"../../x\"", "[]", "{}", "[null]", "{\"a\":null}", "true", "\"\\ud800\"", "\"=1+1\\u001b[31m\"", "3.5", "2147483647"];

    private readonly TemporaryFolder _root = new();
    private readonly CampaignFolder _folder;

    public HostileFolderTests() => _folder = SampleCampaign.WriteTo(_root.Path);

    public void Dispose() => _root.Dispose();

    [Theory]
    [InlineData("\"tools\":[", "\"tools\":[null,", "tools[0]")]
    [InlineData("\"failedChecks\":[]", "\"failedChecks\":[{\"name\":\"x\",\"reasons\":[null]}]", "failedChecks[0]")]
    [InlineData("\"costUsd\":0.0012", "\"costUsd\":-1", "costUsd")]
    [InlineData("\"costUsd\":0.0012", "\"costUsd\":7e27", "costUsd")]
    [InlineData("\"startedAt\":\"2026", "\"startedAt\":\"9999", "startedAt")]
    [InlineData("\"startedAt\":\"2026", "\"startedAt\":\"0001", "startedAt")]
    [InlineData("\"seconds\":3.2", "\"seconds\":1e300", "seconds")]
    [InlineData("\"input\":1000", "\"input\":9000000000000000000", "tokens")]
    [InlineData("\"kind\":\"passed\"", "\"kind\":\"passed\",\"cause\":\"cancelled\"", "outcome.cause")]
    [InlineData("\"fingerprint\":{", "\"fingerprint\":{\"a\":null,", "fingerprint")]
    [InlineData("\"formatVersion\":1", "\"formatVersion\":9", "newer harness")]
    public void A_record_that_numbers_cannot_be_made_from_is_refused_with_its_line_and_place(string before, string now, string complaint)
    {
        var runs = _folder.PathOf(CampaignPaths.Runs);
        var lines = File.ReadAllLines(runs);
        lines[0] = lines[0].Replace(before, now, StringComparison.Ordinal);
        File.WriteAllLines(runs, lines);

        foreach (var read in (Action[])[() => _folder.ReadRuns(), () => CampaignOverview.Of(_folder), () => CampaignReport.Write(_folder)])
            read.Should().Throw<CampaignFormatException>().WithMessage($"{runs}, line 1: *{complaint}*");
    }

    [Theory]
    [InlineData("\"plan\": [", "\"plan\": [ null,", "plan[0]")]
    [InlineData("\"task\": \"task_02\"", "\"task\": \"task_01\"", "planned twice")]
    [InlineData("\"files\": {}", "\"files\": { \"a\": null }", "files holds null")]
    [InlineData("\"runs\": [", "\"runs\": [ 0,", "plan[0].runs")]
    public void A_manifest_that_nothing_can_be_held_against_is_refused(string before, string now, string complaint)
    {
        var file = _folder.PathOf(CampaignPaths.Manifest);
        File.WriteAllText(file, File.ReadAllText(file).Replace(before, now, StringComparison.Ordinal));

        FluentActions.Invoking(() => CampaignReport.Write(_folder)).Should().Throw<CampaignFormatException>().WithMessage($"{file}*{complaint}*");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Mutated_records_are_read_or_refused(int seed)
    {
        var lines = File.ReadAllLines(_folder.PathOf(CampaignPaths.Runs));
        Mutate(seed, lines, lines.Length, text => File.WriteAllBytes(_folder.PathOf(CampaignPaths.Runs), text), Everything);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Mutated_manifests_are_read_or_refused(int seed)
    {
        var file = _folder.PathOf(CampaignPaths.Manifest);
        CampaignReport.Write(_folder);
        Mutate(seed, File.ReadAllLines(file), 1, text => File.WriteAllBytes(file, text), Everything);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Mutated_predictions_are_read_or_refused_and_never_keep_a_report_from_being_written(int seed)
    {
        Mutate(
            seed, SeedPredictions.Json.Split('\n'), 1,
            text => File.WriteAllBytes(_folder.PathOf(PredictionFile.Name), text),
            () => PredictionFile.Read(_folder.PathOf(PredictionFile.Name)));
        CampaignReport.Write(_folder).Valid.Should().Be(5);
    }

    private void Everything()
    {
        var summary = CampaignReport.Summarize(_folder);
        _ = MarkdownReport.Write(summary) + CampaignTables.PassRateByTask(summary) + CampaignTables.ToolCallsByTask(summary)
            + CampaignTables.CostBreakdown(summary) + CampaignTables.FailureModeHistogram(summary) + string.Concat(new ConsoleTable(Ink.Plain).Lines(summary));
        _ = CampaignOverview.Of(_folder);
        _ = CampaignSeal.Changes(_folder);
    }

    private static void Mutate(int seed, string[] lines, int most, Action<byte[]> write, Action read)
    {
        var random = new Random(seed);
        for (var i = 0; i < Mutations; i++)
        {
            var mutated = lines.ToArray();
            for (var times = random.Next(1, 3); times > 0; times--)
                Change(random, mutated, most);
            var bytes = Encoding.UTF8.GetBytes(string.Join('\n', mutated) + "\n");
            if (random.Next(4) == 0)
                bytes = bytes[..random.Next(bytes.Length)];
            if (random.Next(4) == 0 && bytes.Length > 0)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            write(bytes);
            try
            {
                read();
            }
            catch (CampaignFormatException e)
            {
                e.Message.Should().StartWith(e.File);
            }
            catch (Exception e)
            {
                Assert.Fail($"seed {seed}, mutation {i}: {e.GetType().Name}: {e.Message}\n{Encoding.UTF8.GetString(bytes)}\n{e.StackTrace}");
            }
        }
    }

    // A line is doubled, or a value of the JSON is replaced by one that does not belong there.
    private static void Change(Random random, string[] lines, int most)
    {
        var at = random.Next(lines.Length);
        if (most > 1 && random.Next(6) == 0)
        {
            lines[at] = lines[random.Next(lines.Length)];
            return;
        }

        var line = lines[at];
        List<(int From, int To)> values = [];
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(line), new JsonReaderOptions { AllowMultipleValues = true });
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False)
                    values.Add(((int)reader.TokenStartIndex, (int)reader.BytesConsumed));
            }
        }
        catch (JsonException)
        {
        }

        if (values.Count == 0)
        {
            lines[at] = line.Replace(random.Next(2) == 0 ? ": " : "\"", Values[random.Next(Values.Length)], StringComparison.Ordinal);
            return;
        }

        var (from, to) = values[random.Next(values.Count)];
        var bytes = Encoding.UTF8.GetBytes(line);
        lines[at] = Encoding.UTF8.GetString(bytes[..from]) + Values[random.Next(Values.Length)] + Encoding.UTF8.GetString(bytes[to..]);
    }
}
