using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Harness.Loopback;

namespace Harness.Tool.Tests.Doctor;

public sealed class ModelTests : IDisposable
{
    private readonly Repository _repository = new();

    [Fact]
    public async Task A_healthy_model_is_asked_once_and_says_who_it_is_and_what_it_costs()
    {
        await using var server = await LoopbackModel.StartAsync(Reply.Text("ok"));

        var found = await _repository.Against(server).DoctorAsync("--model", "local");

        found.ExitCode.Should().Be(0, found.Command.Everything);
        found.Of("key").Should().Be("ok: LOOPBACK_KEY is set and can be sent");
        found.Of("price").Should().StartWith("ok: USD 2 in, 10 out");
        found.Of("endpoint").Should().StartWith("ok: 127.0.0.1:").And.Contain("DNS, TCP and HTTP work");
        found.Of("clock").Should().StartWith("ok: ");
        var request = server.Requests.Should().ContainSingle().Subject;
        request.Tools.Should().NotBeEmpty("every run offers tools");
        request.Headers["Authorization"].Should().Be("Bearer " + Repository.Key);
        var (input, output) = (Number(found, @"s, (\d+) \+"), Number(found, @"\+ (\d+) tokens"));
        found.Of("call").Should().StartWith("ok: answered by loopback-1 in ").And.EndWith(FormattableString.Invariant($"USD {((input * 2) + (output * 10)) / 1_000_000m:0.##########}"));
        found.Command.Errors.Should().Contain("which the provider charges for");
    }

    [Fact]
    public async Task A_replay_asks_nobody_so_that_nobody_is_looked_for()
    {
        var recording = Path.Combine(BuiltTool.Root, "fixtures", "cassettes", "loopback-oracle");

        var found = await _repository.Set("HARNESS_SANDBOX", "none").DoctorAsync("--model", "replay:" + recording);
        var missing = await _repository.LookAsync("replay:/nowhere/at-all");

        found.ExitCode.Should().Be(0, found.Command.Everything);
        found.Of("model").Should().Be("ok: replay:loopback-oracle can be played");
        found.Of("call").Should().StartWith("skipped: a replay asks nobody");
        missing.ExitCode.Should().Be(1);
        missing.Of("model").Should().StartWith("failed: MODEL=replay: ");
    }

    [Fact]
    public async Task No_call_is_made_that_was_not_wanted()
    {
        await using var server = await LoopbackModel.StartAsync(Reply.Text("ok"));

        var found = await _repository.Against(server).Set("MODEL", "local").DoctorAsync("--no-call");

        found.ExitCode.Should().Be(0);
        found.Of("call").Should().Be("skipped: --no-call");
        found.Of("endpoint").Should().StartWith("ok: ");
        server.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task A_rejected_key_is_a_failure_that_names_its_variable()
    {
        await using var server = await LoopbackModel.StartAsync(Reply.Error(401, $"Incorrect API key provided: {Repository.Key}", "invalid_request_error", "invalid_api_key"));

        var found = await _repository.Against(server).DoctorAsync("--model", "local");

        found.ExitCode.Should().Be(1);
        found.Of("call").Should().StartWith("failed: HTTP 401").And.EndWith("| check the key in LOOPBACK_KEY, and that it may use this model");
        server.Requests.Should().ContainSingle("what cannot succeed is not tried again");
    }

    [Fact]
    public async Task A_model_that_the_server_does_not_have_is_a_failure_that_names_it()
    {
        await using var server = await LoopbackModel.StartAsync(Reply.Error(404, "model \"loopback-1\" not found, try pulling it first", "api_error", null));

        var found = await _repository.Against(server).LookAsync("local");

        found.ExitCode.Should().Be(1);
        found.Of("call").Should().StartWith("failed: HTTP 404").And.Contain("does not know the model loopback-1").And.Contain("baseUrl");
    }

    [Fact]
    public async Task Another_model_that_answers_is_a_warning()
    {
        await using var server = await LoopbackModel.StartAsync(Reply.RawJson("""
            {"id":"1","object":"chat.completion","created":1,"model":"something-else","choices":[{"index":0,"message":{"role":"assistant","content":"ok"},"finish_reason":"stop"}]}
            """));

        var found = await _repository.Against(server).LookAsync("local");

        found.ExitCode.Should().Be(0);
        found.Of("call").Should().StartWith("warning: answered by something-else").And.Contain("cost unknown", "no tokens were reported");
    }

    [Fact]
    public async Task An_address_where_nobody_listens_a_name_that_nobody_knows_and_a_server_without_tls_are_told_apart()
    {
        await using var server = await LoopbackModel.StartAsync(Reply.Text("ok"));
        var noTls = await _repository.Against(server.BaseUrl.ToString().Replace("http:", "https:")).LookAsync("local");
        var noName = await _repository.Against("http://no-such-host.invalid/v1").DoctorAsync("--model", "local");
        var nobody = await _repository.Against($"http://127.0.0.1:{FreePort()}/v1").LookAsync("local");

        noTls.Of("endpoint").Should().StartWith("failed: ").And.Contain("TLS fails");
        noName.Of("endpoint").Should().StartWith("failed: ").And.Contain("DNS fails");
        nobody.Of("endpoint").Should().StartWith("failed: ").And.Contain("TCP fails: nothing accepts the connection");
        new[] { noTls, noName, nobody }.Should().OnlyContain(found => found.ExitCode == 1 && found.Of("call").StartsWith("skipped: ") && found.Of("clock").StartsWith("skipped: "));
    }

    [Theory]
    [InlineData(3600, "failed: ", 1)]
    [InlineData(-3600, "failed: ", 1)]
    [InlineData(60, "warning: ", 0)]
    [InlineData(0, "ok: ", 0)]
    public async Task A_clock_that_is_wrong_is_noticed(int seconds, string status, int exitCode)
    {
        await using var server = await SkewedServer.StartAsync(TimeSpan.FromSeconds(seconds));

        var found = await _repository.Against(server.BaseUrl).LookAsync("local", call: false);

        found.Of("clock").Should().StartWith(status);
        if (seconds != 0)
            found.Of("clock").Should().Contain(seconds > 0 ? "behind" : "ahead of");
        found.ExitCode.Should().Be(exitCode);
    }

    [Theory]
    [InlineData(null, "is not set")]
    [InlineData("sk-canary with a space", "holds a space, a line break")]
    public async Task A_key_that_is_missing_or_cannot_be_sent_is_a_failure_and_no_call(string? key, string message)
    {
        await using var server = await LoopbackModel.StartAsync(Reply.Text("ok"));

        var found = await _repository.Against(server).Set("LOOPBACK_KEY", key ?? "").LookAsync("local");

        found.ExitCode.Should().Be(1);
        found.Of("key").Should().StartWith("failed: ").And.Contain("LOOPBACK_KEY").And.Contain(message);
        found.Of("endpoint").Should().StartWith("ok: ", "the address can be looked at without a key");
        found.Of("call").Should().StartWith("skipped: ");
        found.Command.Everything.Should().NotContain("with a space");
        server.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task A_real_model_whose_sandbox_does_not_work_is_a_failure()
    {
        await using var server = await LoopbackModel.StartAsync(Reply.Text("ok"));

        var found = await _repository.Against(server).Set("HARNESS_SANDBOX", "docker").Set("DOCKER_HOST", "unix:///nowhere/docker.sock").DoctorAsync("--model", "local");

        found.ExitCode.Should().Be(1);
        found.Of("sandbox").Should().Contain("skipped: docker does not work: ").And.Contain("\nfailed: HARNESS_SANDBOX=docker does not work here");
        found.Of("call").Should().StartWith("ok: ", "the doctor runs no code of the model");
    }

    [Fact]
    public async Task A_model_that_nobody_knows_is_a_failure()
    {
        var found = await _repository.Set("HARNESS_SANDBOX", "none").LookAsync("nobody-knows-it");

        found.ExitCode.Should().Be(1);
        found.Of("model").Should().StartWith("failed: ").And.Contain("nobody-knows-it");
    }

    [Fact]
    public async Task A_signal_ends_it_at_once()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "signals are sent by the command kill");
        await using var server = await LoopbackModel.StartAsync(_ => Reply.Hang());
        using var doctor = _repository.Against(server).StartDoctor("--model", "local");
        while (server.Requests.Count == 0)
            await Task.Delay(50, TestContext.Current.CancellationToken);

        using var kill = Process.Start("kill", ["-TERM", doctor.Id.ToString(CultureInfo.InvariantCulture)]);
        await doctor.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

        doctor.ExitCode.Should().Be(130);
    }

    public void Dispose() => _repository.Dispose();

    private static decimal Number(Repository.Diagnosis found, string pattern) =>
        decimal.Parse(Regex.Match(found.Of("call"), pattern).Groups[1].Value, CultureInfo.InvariantCulture);

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
