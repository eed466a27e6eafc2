using Harness.Campaigns.Outcomes;
using Harness.Campaigns.Records;
using Harness.Loopback;
using Harness.Models.Cassettes;

namespace Harness.Tests.Models.Cassettes;

public class PlayingTests
{
    private const string Body = """{"model":"m","messages":[]}""";

    [Fact]
    public async Task A_conversation_plays_as_it_was_without_a_network()
    {
        await using var tape = await Recorded();

        (await Played(tape, "hello", "12 passed")).Should().Be("done");

        tape.Divergences.Should().BeEmpty();
    }

    [Fact]
    public async Task The_network_that_a_player_is_put_before_is_never_used()
    {
        await using var tape = await Recorded();
        using var http = new HttpClient(tape.Player().Over(new NoNetwork()));

        (await Tape.AskAsync(http, new Uri("http://replay.invalid/v1"), "hello", "12 passed")).Should().Be("done");
    }

    [Fact]
    public async Task A_changed_prompt_is_reported_once_by_its_path_and_the_play_goes_on()
    {
        await using var tape = await Recorded();

        (await Played(tape, "hallo", "12 passed")).Should().Be("done");

        tape.Divergences.Select(d => d.ToString()).Should().Equal("request 1 differs: $.messages[1].content: cassette \"hello\" != now \"hallo\"");
    }

    [Fact]
    public async Task A_tool_that_answers_otherwise_is_reported_by_its_path()
    {
        await using var tape = await Recorded();

        (await Played(tape, "hello", "11 passed")).Should().Be("done");

        tape.Divergences.Should().Equal(new Divergence(2, "$.messages[3].content", "\"12 passed\"", "\"11 passed\""));
    }

    [Fact]
    public async Task So_many_divergences_are_reported_and_no_more()
    {
        await using var tape = await Tape.AgainstAsync(_ => Reply.ToolCall("read_file", "{}"));
        var turns = CassettePlayer.MostDivergences + 10;
        await tape.RecordAsync(Tape.Conversation("hello", [.. Enumerable.Repeat("one", turns)]));

        await tape.PlayAsync(Tape.Conversation("hello", [.. Enumerable.Repeat("two", turns)]));

        tape.Divergences.Should().HaveCount(CassettePlayer.MostDivergences);
    }

    [Fact]
    public async Task Whoever_asks_beyond_the_end_is_told_where_it_is()
    {
        await using var tape = await Recorded();

        var ask = () => Played(tape, "hello", "12 passed", "once more");

        await ask.Should().ThrowAsync<CassetteException>().WithMessage("the cassette ends after 2 requests, and the harness asks once more*");
    }

    [Fact]
    public async Task Another_address_is_another_wire()
    {
        await using var tape = await Recorded();

        var ask = () => tape.PlayAsync((http, address) => Tape.PostAsync(http, address, "{}", "/responses"));

        await ask.Should().ThrowAsync<CassetteException>().WithMessage("request 1 goes to POST /v1/responses, and POST /v1/chat/completions was recorded*");
    }

    [Theory]
    [InlineData(StopReason.TurnLimit)]
    [InlineData(StopReason.TokenLimit)]
    [InlineData(StopReason.CostLimit)]
    [InlineData(StopReason.TimeLimit)]
    public async Task A_run_that_a_limit_ended_is_ended_by_it_again(StopReason stop)
    {
        await using var tape = await Recorded();
        var player = tape.Player(stop);
        using var http = new HttpClient(player.Handler());
        player.RequireAnswer();
        await Tape.AskAsync(http, new Uri("http://replay.invalid/v1"), "hello", "12 passed");

        player.Invoking(p => p.RequireAnswer()).Should().Throw<RecordedLimitException>().Which.Stop.Should().Be(stop);
        player.Invoking(p => p.End(new Outcome(OutcomeKind.Passed))).Should().NotThrow();
        tape.Divergences.Should().BeEmpty();
    }

    [Fact]
    public async Task A_question_that_the_working_time_cut_off_is_not_asked_again()
    {
        await using var tape = await Tape.AgainstAsync(Reply.ToolCall("read_file", "{}"), Reply.Status(500), Reply.Hang());
        await tape.RecordAsync(async (http, address) =>
        {
            await Tape.PostAsync(http, address, Body);
            await Tape.PostAsync(http, address, Body);
            using var impatient = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
            var hang = () => http.PostAsync(new Uri(address + "/chat/completions"), new StringContent(Body), impatient.Token);
            await hang.Should().ThrowAsync<OperationCanceledException>();
        });
        var player = tape.Player(StopReason.TimeLimit);
        using var played = new HttpClient(player.Handler());
        player.RequireAnswer();
        (await Tape.PostAsync(played, new Uri("http://replay.invalid/v1"), Body)).Should().StartWith("200 ");

        player.Invoking(p => p.RequireAnswer()).Should().Throw<RecordedLimitException>();
    }

    [Fact]
    public async Task A_recorded_time_out_is_one_again_at_once()
    {
        await using var tape = await Tape.AgainstAsync(Reply.Hang());
        await tape.RecordAsync(async (http, address) =>
        {
            http.Timeout = TimeSpan.FromMilliseconds(300);
            var hang = () => Tape.PostAsync(http, address, "{}");
            await hang.Should().ThrowAsync<OperationCanceledException>();
        });

        var play = () => tape.PlayAsync((http, address) => Tape.PostAsync(http, address, "{}"));

        await play.Should().ThrowAsync<TaskCanceledException>();
    }

    [Fact]
    public async Task What_is_left_of_the_cassette_and_another_verdict_are_divergences()
    {
        await using var tape = await Recorded();
        var player = tape.Player();

        player.End(new Outcome(OutcomeKind.Failed, Shape: FailureShape.WrongAnswer, Mode: FailureMode.PartialComplete));

        tape.Divergences.Select(d => d.ToString()).Should().Equal(
            "request 1 differs: $: only in the cassette: 2 more of 2 requests",
            "the end differs: outcome: cassette passed != now failed wrong_answer partial_complete");
    }

    private sealed class NoNetwork : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("a replay asked the network");
    }

    private static async Task<Tape> Recorded()
    {
        var tape = await Tape.AgainstAsync(Reply.ToolCall("run_tests", "{ }"), Reply.Text("done"));
        await tape.RecordAsync(Tape.Conversation("hello", "12 passed"));
        return tape;
    }

    private static async Task<string> Played(Tape tape, string prompt, params string[] toolResults)
    {
        var answer = "";
        await tape.PlayAsync(async (http, address) => answer = await Tape.AskAsync(http, address, prompt, toolResults));
        return answer;
    }
}
