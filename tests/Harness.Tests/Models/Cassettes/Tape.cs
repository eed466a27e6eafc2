using System.Text;
using Harness.Campaigns.Outcomes;
using Harness.Campaigns.Records;
using Harness.Loopback;
using Harness.Models;
using Harness.Models.Cassettes;
using Harness.Models.Wires;
using Harness.Tests.CSharp;
using Microsoft.Extensions.AI;

namespace Harness.Tests.Models.Cassettes;

/// <summary>Records what goes over a real HTTP connection to a loopback server, and plays it.</summary>
internal sealed class Tape : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly HttpMessageHandler _network = ProviderHttp.CreateNetwork();
    private readonly LoopbackModel _server;

    private Tape(LoopbackModel server) => _server = server;

    public static CassetteHeader Header { get; } = new() { Suite = "suite-v1", Task = "task_01", Run = 1, Instance = 0, Model = "local" };

    /// <summary>The file that is written, and then played.</summary>
    public string Path => System.IO.Path.Combine(_folder.Path, "run1.partial");

    public string Text
    {
        get => File.ReadAllText(Path);
        set => File.WriteAllText(Path, value);
    }

    public string[] Lines => File.ReadAllLines(Path);

    public List<Divergence> Divergences { get; } = [];

    public string? Chain { get; private set; }

    public static async Task<Tape> AgainstAsync(params Reply[] replies) => new(await LoopbackModel.StartAsync(replies));

    public static async Task<Tape> AgainstAsync(Func<LoopbackRequest, Reply> script) => new(await LoopbackModel.StartAsync(script));

    /// <summary>Lets <paramref name="talk"/> use a client whose requests are recorded.</summary>
    public async Task RecordAsync(Func<HttpClient, Uri, Task> talk, params string[] keys)
    {
        File.Delete(Path);
        using var recorder = new CassetteRecorder(Path, Header, new Redaction(keys), TimeProvider.System);
        using var http = new HttpClient(recorder.Over(_network), disposeHandler: false);
        await talk(http, _server.BaseUrl);
        Chain = recorder.Chain;
    }

    /// <summary>Lets <paramref name="talk"/> use a client whose answers are the recorded ones.</summary>
    public async Task PlayAsync(Func<HttpClient, Uri, Task> talk, StopReason stop = StopReason.FinalAnswer)
    {
        using var http = new HttpClient(Player(stop).Handler(), disposeHandler: false);
        await talk(http, new Uri("http://replay.invalid/v1"));
    }

    public CassettePlayer Player(StopReason stop = StopReason.FinalAnswer) => new(CassetteFile.Read(Path), Recorded(stop), Divergences.Add);

    /// <summary>Asks with our client, as the harness does, tool results included.</summary>
    public static Func<HttpClient, Uri, Task> Conversation(string prompt = "hello", params string[] toolResults) => (http, address) => AskAsync(http, address, prompt, toolResults);

    public static async Task<string> AskAsync(HttpClient http, Uri address, string prompt, params string[] toolResults)
    {
        var client = new OpenAiCompatibleChatClient(
            http,
            new WireEndpoint { Provider = "loopback", BaseUrl = address, ModelId = "test-model", ApiKey = Wire.Key },
            new OpenAiCompatibleProfile { Name = "loopback" });
        List<ChatMessage> conversation = [new(ChatRole.System, "You work."), new(ChatRole.User, prompt)];
        foreach (var result in toolResults)
        {
            var reply = await client.GetResponseAsync(conversation, cancellationToken: TestContext.Current.CancellationToken);
            conversation.AddRange(reply.Messages);
            conversation.Add(new(ChatRole.Tool, [.. reply.Messages.SelectMany(m => m.Contents).OfType<FunctionCallContent>().Select(call => new FunctionResultContent(call.CallId, result))]));
        }

        return (await client.GetResponseAsync(conversation, cancellationToken: TestContext.Current.CancellationToken)).Text;
    }

    /// <summary>Posts a body and reads status and body; a connection that breaks is "cut".</summary>
    public static async Task<string> PostAsync(HttpClient http, Uri address, string body, string path = "/chat/completions")
    {
        try
        {
            using var response = await http.PostAsync(new Uri(address + path), new StringContent(body), TestContext.Current.CancellationToken);
            return $"{(int)response.StatusCode} {response.Content.Headers.ContentType} {response.Headers.RetryAfter} {Encoding.UTF8.GetString(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken))}";
        }
        catch (HttpRequestException)
        {
            return "cut";
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _network.Dispose();
        _folder.Dispose();
    }

    private static RunRecord Recorded(StopReason stop) => new()
    {
        Suite = Header.Suite,
        Task = Header.Task,
        Name = "name",
        Run = 1,
        Model = "local",
        Outcome = new Outcome(OutcomeKind.Passed),
        Facts = new RunFacts { Stop = stop },
        StartedAt = DateTimeOffset.UnixEpoch,
    };
}
