using Harness.Campaigns.Records;
using Harness.Sandboxes;
using Harness.Settings;

namespace Harness.Tests.Sandboxes;

public class SandboxChoiceTests
{
    private readonly List<string> _tried = [];

    [Fact]
    public async Task A_script_of_the_repository_needs_no_sandbox_and_nothing_is_tried()
    {
        (await ChosenAsync("auto", trusted: true, Works("bwrap"))).Should().Be("none");

        _tried.Should().BeEmpty();
    }

    [Fact]
    public async Task A_real_model_gets_the_first_that_works()
    {
        (await ChosenAsync("auto", trusted: false, Broken("bwrap"), Works("docker"), Works("landlock") with { Reduced = "less" })).Should().Be("docker");

        _tried.Should().Equal("probe bwrap", "probe docker");
    }

    [Fact]
    public async Task One_that_was_named_is_taken_for_a_script_too()
    {
        (await ChosenAsync("bwrap", trusted: true, Works("bwrap"))).Should().Be("bwrap");
        (await ChosenAsync("landlock", trusted: false, Works("bwrap"), Works("landlock") with { Reduced = "less" })).Should().Be("landlock");
    }

    [Fact]
    public async Task Nobody_gets_the_reduced_one_unasked()
    {
        await Choosing("auto", trusted: false, Works("landlock") with { Reduced = "less" }).Should().ThrowAsync<SettingsException>();

        _tried.Should().BeEmpty();
    }

    [Fact]
    public async Task When_none_works_the_refusal_names_each_with_reason_and_cure_and_every_way_out()
    {
        var refusal = (await Choosing("auto", trusted: false, Broken("bwrap"), Broken("docker"), Works("landlock") with { Reduced = "processes are seen" })
            .Should().ThrowAsync<SettingsException>()).Which.Message;

        refusal.Split("\n  ").Should().Equal(
            "MODEL=local lets a real model write code that is compiled and run, and no sandbox works on this machine",
            "bwrap: bwrap says no; cure: install bwrap",
            "docker: docker says no; cure: install docker",
            "HARNESS_SANDBOX=landlock accepts less: processes are seen",
            "HARNESS_SANDBOX=none accepts that the code that the model writes runs as you, with your files and your network; the campaign records it");
    }

    [Fact]
    public async Task One_that_was_named_and_does_not_work_is_refused_also_for_a_script()
    {
        (await Choosing("docker", trusted: true, Works("bwrap"), Broken("docker")).Should().ThrowAsync<SettingsException>())
            .Which.Message.Should().StartWith("sandbox (HARNESS_SANDBOX) is 'docker', which does not work on this machine\n  docker: docker says no; cure: install docker");

        _tried.Should().Equal("probe docker");
    }

    [Fact]
    public async Task None_is_obeyed_without_a_probe()
    {
        (await ChosenAsync("none", trusted: false, Works("bwrap"))).Should().Be("none");

        _tried.Should().BeEmpty();
    }

    [Fact]
    public async Task A_task_that_cannot_do_without_gets_one_where_one_works()
    {
        (await ChosenAsync("auto", trusted: true, wanted: true, Works("bwrap"))).Should().Be("bwrap");
        (await ChosenAsync("auto", trusted: true, wanted: true, Broken("bwrap"))).Should().Be("none", "the other tasks can do without");
    }

    [Fact]
    public async Task What_a_program_complained_cannot_send_commands_to_the_terminal()
    {
        var hostile = Broken("bwrap") with { ProbeAsync = _ => Task.FromResult(new SandboxProbe("bwrap", null, "\e[2Jno\nMODEL=fine")) };

        (await Choosing("auto", trusted: false, hostile).Should().ThrowAsync<SettingsException>())
            .Which.Message.Should().Contain("bwrap: no MODEL=fine\n").And.NotContain("\e");
    }

    private static Task<string> ChosenAsync(string asked, bool trusted, params SandboxCandidate[] candidates) => ChosenAsync(asked, trusted, wanted: false, candidates);

    private static async Task<string> ChosenAsync(string asked, bool trusted, bool wanted, params SandboxCandidate[] candidates)
    {
        await using var provider = await new SandboxChoice(asked, candidates).ChooseAsync("local", trusted, wanted, TestContext.Current.CancellationToken);
        return provider.Isolation.Provider;
    }

    private static Func<Task> Choosing(string asked, bool trusted, params SandboxCandidate[] candidates) => () => ChosenAsync(asked, trusted, candidates);

    private SandboxCandidate Works(string name) => Candidate(name, new SandboxProbe(name, new NamedProvider(name)));

    private SandboxCandidate Broken(string name) => Candidate(name, new SandboxProbe(name, null, name + " says no", "install " + name));

    private SandboxCandidate Candidate(string name, SandboxProbe probe) => new(
        name,
        _ =>
        {
            _tried.Add("probe " + name);
            return Task.FromResult(probe);
        });

    /// <summary>Says that it isolates, and starts nothing.</summary>
    private sealed class NamedProvider(string name) : ISandboxProvider
    {
        public IsolationReport Isolation { get; } = new() { Provider = name, Guards = [.. IsolationGuard.All.Select(guard => new IsolationGuard(guard, true, "by its word"))] };

        public string Dotnet => throw new NotSupportedException();

        public string PathOf(SandboxMount mount) => mount.Inside;

        public string TemporaryFolderOf(SandboxCommand command) => "/tmp";

        public Task<ISandboxedProcess> StartAsync(SandboxCommand command, CancellationToken cancellation = default) => throw new NotSupportedException();

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
