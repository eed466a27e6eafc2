using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Harness.Campaigns.Outcomes;
using Harness.Campaigns.Records;

namespace Harness.EndToEnd.Tests.Wires;

/// <summary>
/// <c>MODEL=name</c> over each wire through the catalog, by <c>dotnet test tasks</c> or its executable, against servers on loopback that
/// speak as the services do. No service was ever called.
/// </summary>
public sealed class WireCampaignTests(WireCampaigns campaigns) : IClassFixture<WireCampaigns>
{
    /// <summary>Set to <c>1</c> to write the page anew; the difference is then judged by a person, in the diff.</summary>
    private const string UpdateVariable = "UPDATE_GOLDEN_FILES";

    // A secret is looked for by its beginning: half of it is a secret too.
    private const int TellingLength = 12;

    private static readonly string[] Tasks = [WireScenario.Passed, WireScenario.Failed];

    public static TheoryData<string> Wires => [.. WireCases.List.Select(wire => wire.Name)];

    [Theory]
    [MemberData(nameof(Wires))]
    public async Task One_run_passes_and_one_fails_and_the_record_says_who_answered(string wire)
    {
        var campaign = await campaigns.OfAsync(wire);

        campaign.RecordOf(WireScenario.Passed).Outcome.Kind.Should().Be(OutcomeKind.Passed, campaign.Command.Everything);
        campaign.RecordOf(WireScenario.Failed).Outcome.Kind.Should().Be(OutcomeKind.Failed, campaign.Command.Everything);
        campaign.Command.ExitCode.Should().Be(1);
        campaign.Command.Output.Should().Contain(campaign.Wire.Reported ? "score           1/2" : "Total: 2, Errors: 0, Failed: 1");
        foreach (var record in Tasks.Select(campaign.RecordOf))
            (record.Model, record.ModelId, record.FailedRequests).Should().Be((campaign.Wire.Model, campaign.Wire.ModelId, 0), record.Error);
        campaign.Requests.Should().HaveCount(Tasks.Sum(task => campaign.Wire.Scenario.UsageOf(task).Count));
    }

    [Theory]
    [MemberData(nameof(Wires))]
    public async Task Tokens_are_those_that_the_server_stated_and_what_it_did_not_state_is_unknown(string wire)
    {
        var campaign = await campaigns.OfAsync(wire);
        var counts = campaign.Wire.Counts;

        foreach (var task in Tasks)
        {
            var answers = campaign.Wire.Scenario.UsageOf(task);
            var hand = HandCount.Of(answers);
            var usage = campaign.RecordOf(task).Usage;
            usage.Calls.Should().Be(answers.Count);
            (usage.Input, usage.Output).Should().Be((hand.Input, hand.Output));
            usage.CachedInput.Should().Be(counts.Cached ? hand.Cached : null);
            usage.CacheWrite.Should().Be(counts.CacheWrite ? hand.CacheWrite : null);
            usage.Reasoning.Should().Be(counts.Reasoning ? hand.Reasoning : null);
        }
    }

    [Theory]
    [MemberData(nameof(Wires))]
    public async Task The_cost_by_hand_is_that_of_the_record_the_ledger_and_the_table_to_the_last_digit(string wire)
    {
        var campaign = await campaigns.OfAsync(wire);
        var price = campaign.Wire.Price;

        foreach (var task in Tasks)
        {
            var byHand = HandCount.Of(campaign.Wire.Scenario.UsageOf(task)).Cost(price);
            var record = campaign.RecordOf(task);
            byHand.Should().BePositive();
            record.CostUsd.Should().Be(byHand);
            record.PriceRow.Should().Be(price.Id);
            TableRow(campaign.Folder, task).Should().Be((price.Id, byHand.ToString("0.############", CultureInfo.InvariantCulture)));
            Settled(campaign.Folder, record).Should().Be(byHand);
        }

        campaign.Folder.ReadManifest().Prices.Select(row => row.Row).Should().Contain(price.Id);
    }

    [Theory]
    [MemberData(nameof(Wires))]
    public async Task The_manifest_names_the_provider_and_what_every_request_carried(string wire)
    {
        var campaign = await campaigns.OfAsync(wire);

        var manifest = campaign.Folder.ReadManifest();

        (manifest.Provider, manifest.ModelId).Should().Be((campaign.Wire.Offer.Provider, campaign.Wire.ModelId));
        foreach (var (path, value) in campaign.Wire.Sent)
            manifest.Sent.Should().Contain(path, value);
        foreach (var (path, value) in manifest.Sent)
            campaign.Requests.Select(request => At(request.Body, path)).Should().AllBe(value, path);
    }

    [Theory]
    [MemberData(nameof(Wires))]
    public async Task No_key_is_in_any_file_or_in_the_output_though_the_model_quotes_it(string wire)
    {
        var campaign = await campaigns.OfAsync(wire);

        foreach (var mark in campaign.Wire.Secrets.Select(secret => secret[..TellingLength]))
        {
            campaign.Command.Everything.Should().NotContain(mark);
            campaign.ReplayCommand.Everything.Should().NotContain(mark);
            campaign.Files.Where(file => Text(file).Contains(mark, StringComparison.Ordinal)).Should().BeEmpty();
        }

        File.ReadAllText(campaign.Folder.PathOf(campaign.RecordOf(WireScenario.Failed).Transcript!)).Should().Contain("I stop here. The key is ");
        campaign.Files.Should().Contain(file => file.EndsWith(".gz", StringComparison.Ordinal), "cassettes were looked through");
    }

    [Theory]
    [MemberData(nameof(Wires))]
    public async Task A_replay_without_server_and_key_ends_with_the_same_verdicts_tokens_and_cost(string wire)
    {
        var campaign = await campaigns.OfAsync(wire);

        var replayed = campaign.Replay.ReadRuns().Counting();

        replayed.SelectMany(run => run.Divergences!.Select(divergence => $"{run.Task}: {divergence}")).Should().BeEmpty(campaign.ReplayCommand.Everything);
        replayed.Select(Essence).Should().Equal(campaign.Folder.ReadRuns().Counting().Select(Essence), campaign.ReplayCommand.Everything);
        campaign.Replay.ReadManifest().ReplayOf.Should().Be(campaign.Folder.Id);
    }

    [Fact]
    public async Task The_page_of_money_by_hand_is_what_was_measured()
    {
        var page = new StringBuilder("""
            # Money by hand

            What two runs cost over each wire, counted twice: by hand from the tokens that a server on loopback states and the price row of
            `fixtures/models.json`, and by the harness from what arrives. `WireCampaignTests` measures it and writes this page
            (`UPDATE_GOLDEN_FILES=1 dotnet test tests/Harness.EndToEnd.Tests --filter "FullyQualifiedName~WireCampaignTests"`).
            No service was called. Prices are USD per million tokens, in the order input, cache read, cache write, output; a cache without a
            price of its own costs what input costs. Input includes what was read from and written to a cache, output includes reasoning;
            "-" is a count that the service does not state. By hand:
            `((input - read - written) x input price + read x read price + written x write price + output x output price) / 1,000,000`.

            | wire | model | task | input | read | written | output | reasoning | price row | prices | by hand, USD | ledger, USD |
            |---|---|---|---:|---:|---:|---:|---:|---|---|---:|---:|

            """);
        foreach (var wire in WireCases.List)
            foreach (var task in Tasks)
                page.Append(Line(await campaigns.OfAsync(wire.Name), task)).Append('\n');

        var file = Path.Combine(Suite.Root, "docs", "money-by-hand.md");
        if (Environment.GetEnvironmentVariable(UpdateVariable) == "1")
            await File.WriteAllTextAsync(file, page.ToString(), TestContext.Current.CancellationToken);
        else
            page.ToString().Should().Be(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), "run with {0}=1 when the change is meant", UpdateVariable);
    }

    private static string Line(WireCampaign campaign, string task)
    {
        var (wire, price) = (campaign.Wire, campaign.Wire.Price);
        var hand = HandCount.Of(wire.Scenario.UsageOf(task));
        object[] cells =
        [
            wire.Name, $"`{wire.Model}`", task, hand.Input, Stated(wire.Counts.Cached, hand.Cached), Stated(wire.Counts.CacheWrite, hand.CacheWrite), hand.Output,
            Stated(wire.Counts.Reasoning, hand.Reasoning), $"`{price.Id}`", $"{Usd(price.InputUsd)}, {Usd(price.CacheReadUsd)}, {Usd(price.CacheWriteUsd)}, {Usd(price.OutputUsd)}",
            Usd(hand.Cost(price)), Usd(Settled(campaign.Folder, campaign.RecordOf(task))),
        ];
        return "| " + string.Join(" | ", cells.Select(cell => Convert.ToString(cell, CultureInfo.InvariantCulture))) + " |";
    }

    private static object Stated(bool stated, long tokens) => stated ? tokens : "-";

    private static string Usd(decimal usd) => usd.ToString("0.############", CultureInfo.InvariantCulture);

    /// <summary>What the requests of a run came to in <c>ledger.jsonl</c>, read line by line.</summary>
    private static decimal Settled(CampaignFolder folder, RunRecord record)
    {
        var lines = File.ReadLines(folder.PathOf(CampaignPaths.Ledger)).Select(line => JsonElement.Parse(line)).ToList();
        var reserved = lines.Where(line => line.GetProperty("event").GetString() == "reserved" && line.GetProperty("run").GetString() == record.Ledger).Select(Number).ToHashSet();
        return lines.Where(line => line.GetProperty("event").GetString() == "settled" && reserved.Contains(Number(line))).Sum(line => line.GetProperty("usd").GetDecimal());

        static (string?, long) Number(JsonElement line) => (line.GetProperty("process").GetString(), line.GetProperty("number").GetInt64());
    }

    private static (string PriceRow, string Cost) TableRow(CampaignFolder folder, string task)
    {
        var lines = File.ReadAllLines(folder.PathOf("verification/cost_breakdown.csv"));
        var columns = lines[0].Split(',');
        var row = lines.Single(line => line.StartsWith(task + ",", StringComparison.Ordinal)).Split(',');
        return (row[Array.IndexOf(columns, "price_row")], row[Array.IndexOf(columns, "cost_usd")]);
    }

    private static string? At(JsonElement body, string path)
    {
        foreach (var name in path.Split('.'))
            if (!body.TryGetProperty(name, out body))
                return null;
        return body.GetRawText();
    }

    private static string Text(string file)
    {
        using var content = File.OpenRead(file);
        using Stream plain = file.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(content, CompressionMode.Decompress) : content;
        return new StreamReader(plain).ReadToEnd();
    }

    private static (string, OutcomeKind, FailureMode?, int, TokenUsage, decimal?, string?, string) Essence(RunRecord run) =>
        (run.Task, run.Outcome.Kind, run.Outcome.Mode, run.Turns, run.Usage, run.CostUsd, run.PriceRow, string.Join(' ', run.Tools));
}
