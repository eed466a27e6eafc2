namespace Harness.Tool.Tests.Doctor;

public sealed class MachineTests : IDisposable
{
    private readonly Repository _repository = new();

    [Fact]
    public async Task Without_a_model_and_without_a_key_the_machine_is_looked_at_and_nothing_is_left_behind()
    {
        var found = await _repository.DoctorAsync();

        found.ExitCode.Should().Be(0, found.Command.Everything);
        foreach (var check in new[] { "sdk", "repository", "settings", "work", "campaigns" })
            found.Of(check).Should().StartWith("ok: ");
        var sandboxes = found.Of("sandbox").Split('\n');
        sandboxes[..^1].Should().HaveCount(3).And.OnlyContain(provider => provider.Contains(": works") || provider.Contains(" does not work: "), "each is tried");
        sandboxes[^1].Should().MatchRegex("^(ok: .*would run in|warning: .*would be refused)");
        found.Of("model").Should().StartWith("skipped: ").And.Contain("--model NAME");
        found.Of("oracle").Should().Be("skipped: --fast");
        Directory.EnumerateFileSystemEntries(_repository.Folder).Select(Path.GetFileName).Should().BeEquivalentTo(".git", "harness.json");
    }

    [Fact]
    public async Task An_sdk_that_is_not_installed_is_named()
    {
        _repository.File("global.json", """{ "sdk": { "version": "99.1.100", "rollForward": "disable" } }""");

        var found = await _repository.LookAsync();

        found.ExitCode.Should().Be(1);
        found.Of("sdk").Should().StartWith("failed: ").And.Contain("99.1.100").And.Contain("| install");
    }

    [Fact]
    public async Task Each_setting_that_is_wrong_has_a_line()
    {
        _repository.File("harness.json", """{ "runs": 0, "maxAttempts": 99 }""");

        var wrong = await _repository.DoctorAsync();
        var unknown = await _repository.File("harness.json", """{ "runz": 3 }""").LookAsync();
        var unreadable = await _repository.File("harness.json", "{ nonsense").LookAsync();

        wrong.ExitCode.Should().Be(1);
        wrong.Of("settings").Should().Contain("failed: runs (HARNESS_RUNS) is '0'").And.Contain("failed: maxAttempts (HARNESS_MAX_ATTEMPTS) is '99'");
        unknown.ExitCode.Should().Be(1);
        unknown.Of("settings").Should().StartWith("failed: unknown setting 'runz' in harness.json");
        unreadable.ExitCode.Should().Be(1);
        unreadable.Of("settings").Should().StartWith("failed: ").And.Contain("harness.json");
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_to_is_named()
    {
        _repository.File("occupied", "a file").Set("HARNESS_WORK_FOLDER", Path.Combine(_repository.Folder, "occupied", "work"));

        var found = await _repository.LookAsync();

        found.ExitCode.Should().Be(1);
        found.Of("work").Should().StartWith("failed: ").And.Contain("occupied").And.Contain("HARNESS_WORK_FOLDER");
        found.Of("campaigns").Should().StartWith("ok: ").And.Contain("GiB free");
    }

    [Fact]
    public async Task The_oracle_passes_here()
    {
        var command = await BuiltTool.RunAsync(BuiltTool.Root, new Dictionary<string, string> { ["HARNESS_RUNS"] = "7" }, "doctor", "--no-build");

        command.Output.Should().MatchRegex(@"ok +oracle +the reference solution of task_01 passes here", command.Everything);
        command.Errors.Should().Contain("playing the reference solution");
        command.ExitCode.Should().Be(0);
    }

    [Fact]
    public async Task Tasks_that_cannot_be_played_are_a_failure_with_a_reason()
    {
        Directory.CreateDirectory(Path.Combine(_repository.Folder, "tasks"));

        var command = await _repository.RunAsync("doctor");

        command.ExitCode.Should().Be(1);
        command.Output.Should().MatchRegex("failed +oracle +the reference solution of task_01 could not be played on this machine: .*MSB1003").And.Contain("dotnet test tasks --filter Task=task_01");
    }

    public void Dispose() => _repository.Dispose();
}
