using Harness.Campaigns.Records;

namespace Harness.Tool.Tests.Recomputing;

/// <summary>Old records under today's rules and under other prices.</summary>
public sealed class RecomputingTests : IDisposable
{
    private readonly Repository _repository = new();

    [Fact]
    public async Task Facts_that_are_called_otherwise_today_are_named_and_records_stay_as_they_are()
    {
        var campaign = RecordedCampaign.In(_repository);
        var runs = campaign.PathOf("runs.jsonl");
        // As an older version might have called it.
        File.WriteAllText(runs, File.ReadAllText(runs).Replace("\"mode\":\"no_work\"", "\"mode\":\"refused\"", StringComparison.Ordinal));
        var before = File.ReadAllText(runs);

        var look = await _repository.RunAsync("reclassify", "2026");
        var none = File.Exists(campaign.PathOf("verification/reclassification.csv"));
        var write = await _repository.RunAsync("reclassify", "2026", "--write", "--json");

        look.Output.Should().Contain("task_01 run 2: failed wrong_answer refused quick_fail (rules 1) -> failed wrong_answer no_work quick_fail (rules 1)").And.Contain("1 of 3 attempts would be called otherwise; score 1/2 on record, 1/2 by rules 1");
        none.Should().BeFalse();
        write.Json.GetProperty("changed").GetArrayLength().Should().Be(1);
        File.ReadAllText(campaign.PathOf("verification/reclassification.csv")).Should().Contain("task_01,2,1,1,failed wrong_answer refused quick_fail,1,failed wrong_answer no_work quick_fail,true\n").And.Contain("task_01,1,1,1,passed,1,passed,false\n");
        File.ReadAllText(runs).Should().Be(before);
        campaign.ReadManifest().Files.Should().ContainKey("verification/reclassification.csv");
    }

    [Fact]
    public async Task Tokens_are_priced_by_request_so_that_tiers_count()
    {
        RecordedCampaign.In(_repository);
        _repository.File("prices.json", """
            { "catalog": [ { "key": "qwen3-coder-30b", "name": "Q", "offers": [ { "provider": "openrouter", "modelId": "q", "prices": [
              { "inputUsd": 1, "outputUsd": 2, "source": "here", "tiers": [ { "abovePromptTokens": 200000, "inputUsd": 3, "outputUsd": 4 } ] } ] } ] } ] }
            """);

        var command = await _repository.RunAsync("reprice", "2026", "--prices", "prices.json", "--json");

        command.ExitCode.Should().Be(0, command.Everything);
        (Usd(command, "recordedUsd"), Usd(command, "costUsd"), Usd(command, "costPerPassUsd")).Should().Be((2.25m, 21m, 21m));
    }

    [Fact]
    public async Task A_difference_since_an_earlier_campaign_is_split_into_tokens_and_prices()
    {
        _repository.File("harness.json", """
            { "catalog": [ { "key": "mine", "name": "M", "offers": [ { "provider": "openrouter", "modelId": "m", "prices": [ { "inputUsd": 0.1, "outputUsd": 0.2, "source": "here" } ] } ] } ] }
            """);
        var row = (await _repository.RunAsync("models", "mine", "--json")).Json.GetProperty("models")[0].GetProperty("offers")[0].GetProperty("priceRows")[0].GetProperty("id").GetString()!;
        RecordedCampaign.In(_repository, "earlier", priceRow: row);
        RecordedCampaign.In(_repository, "later");

        var command = await _repository.RunAsync("reprice", "later", "--since", "earlier");

        command.ExitCode.Should().Be(0, command.Everything);
        command.Output.Should().Contain("$2.2500 -> $2.2500, +$0.0000: -$1.3500 by tokens, +$1.3500 by prices");
    }

    [Fact]
    public async Task An_unknown_token_count_leaves_the_cost_unknown()
    {
        var campaign = RecordedCampaign.In(_repository);
        campaign.Append(campaign.ReadRuns().Records[0] with { Task = "task_07", Run = 2, Transcript = null, Usage = new TokenUsage { Calls = 2 } });

        var command = await _repository.RunAsync("reprice", "2026", "--price-row", "free");
        var priced = await _repository.RunAsync("reprice", "2026", "--prices", "harness.json");

        command.Output.Should().MatchRegex(@"total +\$3\.0000 +\$0\.0000 +-\$3\.0000", "what is free costs nothing, whatever is not known");
        priced.Output.Should().MatchRegex(@"total +\$3\.0000 +unknown +unknown").And.Contain("unknown: 1 attempt: a price or a token count is unknown");
    }

    [Theory]
    [InlineData("one of --price-row", "reprice", "2026")]
    [InlineData("no price row 'x'", "reprice", "2026", "--price-row", "x")]
    [InlineData("holds no cassettes", "regrade", "2026")]
    public async Task What_cannot_be_done_is_said(string expected, params string[] arguments)
    {
        RecordedCampaign.In(_repository);

        var command = await _repository.RunAsync(arguments);

        command.Should().Match<FinishedTool>(c => c.ExitCode == 1 && c.Output == "");
        command.Errors.Should().Contain(expected);
    }

    public void Dispose() => _repository.Dispose();

    private static decimal Usd(FinishedTool command, string name) => command.Json.GetProperty(name).GetDecimal();
}
