namespace Harness.Tool.Tests.Running;

/// <summary>What <c>run</c> refuses before it starts anything; runs themselves are made in the end-to-end tests.</summary>
public sealed class RunTests : IDisposable
{
    private readonly Repository _repository = new();

    [Theory]
    [InlineData("there is no tasks in", "run")]
    [InlineData("a model is named with --model", "run", "qwen3")]
    [InlineData("--runs takes a whole number of 1 or more", "run", "--runs", "0")]
    [InlineData("--max-cost takes more than 0 USD", "run", "--max-cost", "0")]
    [InlineData("--only-invalid belongs to --resume", "run", "--only-invalid", "--project", "campaigns")]
    [InlineData("there is no campaign 'gone'", "run", "--resume", "gone", "--project", "campaigns")]
    [InlineData("'a b' is no task", "run", "--task", "a b", "--project", "campaigns")]
    [InlineData("--filter behind --; give one of them", "run", "--task", "task_01", "--project", "campaigns", "--", "--filter", "Run=1")]
    public async Task What_cannot_be_run_is_refused_with_the_reason(string expected, params string[] arguments)
    {
        RecordedCampaign.In(_repository);

        var command = await _repository.RunAsync(arguments);

        command.ExitCode.Should().Be(1, command.Everything);
        command.Output.Should().BeEmpty();
        command.Errors.Should().Contain(expected);
    }

    [Fact]
    public async Task A_reconstruction_is_not_continued()
    {
        RecordedCampaign.In(_repository).UpdateManifest(manifest => manifest with { Reconstruction = true });

        var command = await _repository.RunAsync("run", "--resume", "2026", "--project", "campaigns");

        command.Errors.Should().Contain("is a reconstruction from published tables");
    }

    [Theory]
    [InlineData(0, "--json")]
    [InlineData(0)]
    [InlineData(1, "--json")]
    public async Task A_plan_or_a_list_of_tests_is_no_failure_in_either_form(int exitCode, params string[] json)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "a shell script stands for dotnet");
        var dotnet = Path.Combine(_repository.Folder, "dotnet");
        _repository.File("dotnet", FormattableString.Invariant($"#!/bin/sh\necho 30 runs are planned\nexit {exitCode}\n")).Set("DOTNET_HOST_PATH", dotnet);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(dotnet, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        RecordedCampaign.In(_repository);

        var command = await _repository.RunAsync(["run", "--project", "campaigns", .. json]);

        command.ExitCode.Should().Be(exitCode, command.Everything);
        (exitCode == 0 ? command.Output : command.Errors).Should().Contain("30 runs are planned");
        if (exitCode == 0 && json.Length > 0)
            command.Json.GetProperty("campaigns").GetArrayLength().Should().Be(0);
    }

    public void Dispose() => _repository.Dispose();
}
