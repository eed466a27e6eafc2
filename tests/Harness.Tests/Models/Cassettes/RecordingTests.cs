using System.Text.Json;
using Harness.Loopback;
using Harness.Models.Cassettes;

namespace Harness.Tests.Models.Cassettes;

public class RecordingTests
{
    private const string Key = "sk-planted-0123456789abcdef\"/+";

    public static TheoryData<string, string> Shapes => new()
    {
        { "pretty JSON", "{\n  \"b\": 1,\r\n  \"a\": 1.50\n}\n" },
        { "JSON in its own order", """{"b":1,"a":[1e2,"\u00e9\/","half \ud83d"],"b":2}""" },
        { "JSON with spaces around", " {\"a\":1} " },
        { "HTML", "<html>\n<body>502 Bad \"Gateway\" \u2028 \u0001</body></html>" },
        { "nothing", "" },
        { "half an object", "{\"a\":" },
        { "a byte order mark", "\ufeff{\"a\":1}" },
        { "null", "null" },
        { "a number", "42" },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task An_answer_comes_back_byte_for_byte(string shape, string body)
    {
        await using var tape = await Tape.AgainstAsync(Reply.RawJson(body, 200), Reply.RawJson(body, 502));
        List<string> live = [], played = [];

        await tape.RecordAsync(Twice(live));
        await tape.PlayAsync(Twice(played));

        live[1].Should().Be("502 application/json  " + body, shape);
        played.Should().Equal(live);
        tape.Divergences.Should().BeEmpty();
        tape.Lines.Should().HaveCount(3, "a header and two exchanges");

        static Func<HttpClient, Uri, Task> Twice(List<string> seen) => async (http, address) =>
        {
            seen.Add(await Tape.PostAsync(http, address, """{"messages":[]}"""));
            seen.Add(await Tape.PostAsync(http, address, """{"messages":[]}"""));
        };
    }

    [Fact]
    public async Task Errors_cut_connections_and_waits_are_exchanges_too()
    {
        await using var tape = await Tape.AgainstAsync(Reply.Status(429, TimeSpan.FromSeconds(7)), Reply.Cut(), Reply.Status(500), Reply.Text("done"));
        List<string> live = [], played = [];

        await tape.RecordAsync(Four(live));
        await tape.PlayAsync(Four(played));

        live[0].Should().StartWith("429 application/json 7 ");
        live[1].Should().Be("cut");
        played.Should().Equal(live);

        static Func<HttpClient, Uri, Task> Four(List<string> seen) => async (http, address) =>
        {
            for (var i = 0; i < 4; i++)
                seen.Add(await Tape.PostAsync(http, address, """{"messages":[{"role":"user","content":"again"}]}"""));
        };
    }

    [Theory]
    [InlineData("messages", """{"messages":[1],"model":"m"}""", """{"messages":[1,2,3],"model":"m"}""", """{"keep":1,"add":[2,3]}""")]
    [InlineData("Responses", """{"input":[1],"tools":[]}""", """{"input":[1,2],"tools":[]}""", """{"keep":1,"add":[2]}""")]
    [InlineData("a cache mark that moves on", """{"messages":[1,{"c":1,"x":0}]}""", """{"messages":[1,{"c":1},{"c":2,"x":0}]}""", """{"keep":1,"add":[{"c":1},{"c":2,"x":0}]}""")]
    [InlineData("a retry", """{"messages":[1]}""", """{"messages":[1]}""", """{"keep":1,"add":[]}""")]
    [InlineData("other settings", """{"a":1,"b":2,"messages":[1]}""", """{"a":null,"c":{"y":1,"x":2},"messages":[1]}""", """{"keep":1,"add":[],"set":{"a":null,"c":{"x":2,"y":1}},"drop":["b"]}""")]
    [InlineData("a conversation that begins anew", """{"messages":[1,2]}""", """{"messages":[3]}""", """{"keep":0,"add":[3]}""")]
    public async Task Of_a_later_request_only_what_is_new_is_stored(string shape, string first, string second, string delta)
    {
        await using var tape = await Tape.AgainstAsync(Reply.Text("one"), Reply.Text("two"));
        Func<HttpClient, Uri, Task> talk = async (http, address) =>
        {
            await Tape.PostAsync(http, address, first);
            await Tape.PostAsync(http, address, second);
        };

        await tape.RecordAsync(talk);
        await tape.PlayAsync(talk);

        tape.Divergences.Should().BeEmpty(shape);
        Json(tape.Lines[2]).GetProperty("req").GetProperty("delta").GetRawText().Should().Be(delta);
        CassetteFile.Read(tape.Path).Exchanges[1].Request.Body.Canonical().Should().Be(RequestBody.Parse(second).Canonical());
    }

    [Fact]
    public async Task A_request_that_is_no_json_is_stored_as_text()
    {
        await using var tape = await Tape.AgainstAsync(Reply.Text("one"));

        await tape.RecordAsync((http, address) => Tape.PostAsync(http, address, "grant_type=none\nx", "/token"));

        Json(tape.Lines[1]).GetProperty("req").GetProperty("text").GetString().Should().Be("grant_type=none\nx");
        Json(tape.Lines[1]).GetProperty("res").GetProperty("status").GetInt32().Should().Be(404);
    }

    [Fact]
    public async Task A_key_is_nowhere_and_the_conversation_replays_all_the_same()
    {
        var call = JsonSerializer.Serialize(new { path = Key });
        await using var tape = await Tape.AgainstAsync(Reply.ToolCall("read_file", call), Reply.Error(400, $"the key {Key} may not", "invalid_request_error", null));
        Func<HttpClient, Uri, Task> talk = async (http, address) =>
        {
            http.DefaultRequestHeaders.TryAddWithoutValidation("x-api-key", Key);
            var ask = () => Tape.AskAsync(http, address, "hello", "not found");
            await ask.Should().ThrowAsync<Exception>();
            await Tape.PostAsync(http, address, "{}", "/else?key=" + Uri.EscapeDataString(Key));
        };

        await tape.RecordAsync(talk, Key, Wire.Key);

        tape.Text.Should().NotContain("sk-planted").And.NotContain("0123456789abcdef").And.NotContain("127.0.0.1").And.Contain("[redacted]");
        await tape.PlayAsync(talk);
        tape.Divergences.Should().BeEmpty();
    }

    [Fact]
    public async Task Every_line_carries_version_number_hash_and_chain()
    {
        await using var tape = await Tape.AgainstAsync(Reply.Text("one"), Reply.Text("two"));
        await tape.RecordAsync(async (http, address) =>
        {
            await Tape.PostAsync(http, address, """{"model":"m","messages":[{}]}""");
            await Tape.PostAsync(http, address, """{"model":"m","messages":[{},{}]}""");
        });

        var lines = tape.Lines.Select(Json).ToList();

        lines.Should().OnlyContain(line => line.GetProperty("v").GetInt32() == 1 && line.GetProperty("chain").GetString()!.Length == 32);
        lines[0].GetProperty("task").GetString().Should().Be("task_01");
        lines.Skip(1).Select(line => line.GetProperty("i").GetInt32()).Should().Equal(1, 2);
        lines[2].GetProperty("chain").GetString().Should().Be(tape.Chain);
        lines[1].GetProperty("res").GetProperty("headers").EnumerateObject().Select(h => h.Name).Should().Equal("content-type");
    }

    [Fact]
    public async Task A_finished_cassette_is_compressed_and_reads_the_same()
    {
        await using var tape = await Tape.AgainstAsync(Reply.Text("one"));
        using var recorder = new CassetteRecorder(tape.Path, Tape.Header, new Harness.Models.Redaction([]), TimeProvider.System);
        recorder.Finish().Should().BeNull("nothing was said");
        await tape.RecordAsync(Tape.Conversation());
        var plain = CassetteFile.Read(tape.Path);

        CassetteFile.Compress(tape.Path, tape.Path + ".gz");

        CassetteFile.Read(tape.Path + ".gz").Should().BeEquivalentTo(plain);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(30)]
    [InlineData(60)]
    public async Task A_long_conversation_is_stored_in_proportion_to_its_length(int turns)
    {
        var result = string.Concat(Enumerable.Range(0, 50).Select(i => $"line {i} of a tool's answer, fifty bytes in all\n"));
        await using var tape = await Tape.AgainstAsync(_ => Reply.ToolCall("read_file", """{"path":"src/Somewhere/File.cs"}"""));
        long full = 0;

        await tape.RecordAsync(async (http, address) =>
        {
            var counting = new HttpClient(new Counting(http, length => full += length)) { Timeout = TimeSpan.FromMinutes(5) };
            await Tape.AskAsync(counting, address, new string('p', 3_000), [.. Enumerable.Repeat(result, turns - 1)]);
        });

        var stored = new FileInfo(tape.Path).Length;
        TestContext.Current.TestOutputHelper!.WriteLine($"{turns} turns: {full} bytes sent, {stored} stored");
        stored.Should().BeLessThan(6_000 + (turns * 4_000L));
        (full / (double)stored).Should().BeGreaterThan(turns / 4.0, "what is sent grows with the square");
    }

    private static JsonElement Json(string line) => JsonSerializer.Deserialize<JsonElement>(line);

    private sealed class Counting(HttpClient http, Action<long> sent) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var body = await request.Content!.ReadAsByteArrayAsync(cancellationToken);
            sent(body.Length);
            return await http.PostAsync(request.RequestUri, new ByteArrayContent(body), cancellationToken);
        }
    }
}
