using System.CommandLine;

namespace Harness.Tool.Tests;

public sealed class CommandLineTests : IDisposable
{
    private static readonly Dictionary<string, string> Nothing = [];

    private readonly Repository _repository = new();

    [Theory]
    [InlineData("--help", "Examples:", "models", "doctor", "dotnet run --project src/Harness.Tool")]
    [InlineData("doctor --help", "Examples:", "--no-call", "--fast", "charges for")]
    [InlineData("list --help", "Examples:", "--sort", "Wilson")]
    [InlineData("show --help", "Examples:", "--full", "run2.attempt1")]
    [InlineData("report --help", "Examples:", "--check")]
    [InlineData("verify --help", "Examples:", "Exit codes", "prior campaign")]
    [InlineData("export --help", "Examples:", "ctrf", "junit", "meai")]
    [InlineData("run --help", "Examples:", "--only-invalid", "22", "Ctrl+C")]
    [InlineData("compare --help", "Examples:", "--svg", "no gate")]
    [InlineData("leaderboard --help", "Examples:", "--all", "tell apart")]
    [InlineData("reclassify --help", "Examples:", "never edited")]
    [InlineData("reprice --help", "Examples:", "Unknown stays unknown")]
    [InlineData("regrade --help", "Examples:", "cassettes")]
    [InlineData("completion --help", "Examples:", "bash")]
    [InlineData("models --help", "Examples:", "--provider", "USD per million tokens")]
    public async Task Help_teaches_with_examples(string arguments, params string[] expected)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var commands = ToolCommandLine.Create(new Terminal(output, errors, width: 1000, progressWidth: 1000, isPlain: true));

        var exitCode = await commands.Parse(arguments).InvokeAsync(new InvocationConfiguration { Output = output, Error = errors }, TestContext.Current.CancellationToken);

        exitCode.Should().Be(0);
        output.ToString().Should().ContainAll(expected);
        errors.ToString().Should().BeEmpty();
    }

    [Fact]
    public async Task A_command_line_that_is_wrong_exits_with_1_and_says_what_is_wrong()
    {
        var command = await _repository.RunAsync("doctor", "--fats");

        command.ExitCode.Should().Be(1);
        command.Errors.Should().Contain("--fats");
    }

    [Fact]
    public async Task Redirected_output_is_plain_and_progress_is_not_in_it()
    {
        var command = await _repository.RunAsync("doctor", "--fast");

        command.Output.Should().NotContain("\e");
        command.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Should().OnlyContain(line => line == line.TrimEnd()).And.Contain(line => line.StartsWith("ok       repository ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_shell_can_complete_options()
    {
        var command = await _repository.RunAsync("[suggest:11]", "doctor --no");

        command.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Should().Contain(["--no-build", "--no-call"]);
    }

    [Fact]
    public async Task Campaigns_are_completed()
    {
        var campaign = RecordedCampaign.In(_repository);

        var command = await _repository.RunAsync("[suggest:9]", "show 2026");

        command.Output.Should().Contain(campaign.Id);
    }

    [Fact(Skip = "needs bash", SkipUnless = nameof(HasBash))]
    public async Task Bash_completes_with_the_script()
    {
        var script = await _repository.RunAsync("completion", "bash");
        var asJson = (await _repository.RunAsync("completion", "bash", "--json")).Json;
        _repository.File("complete.sh", $$"""
            dotnet-harness() { "{{BuiltTool.Dotnet}}" exec "{{BuiltTool.Assembly}}" "$@"; }
            {{script.Output}}
            COMP_WORDS=(dotnet-harness doctor --no) COMP_CWORD=2 COMP_LINE='dotnet-harness doctor --no' COMP_POINT=26
            _dotnet_harness
            printf '%s\n' "${COMPREPLY[@]}"
            """);

        var completed = await BuiltTool.RunAsync("bash", _repository.Folder, Nothing, "complete.sh");

        completed.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Should().BeEquivalentTo(["--no-build", "--no-call"], completed.Everything);
        asJson.GetProperty("script").GetString().Should().Be(script.Output.TrimEnd('\n'));
    }

    public static bool HasBash => File.Exists("/bin/bash");

    [Fact]
    public async Task The_package_can_be_installed_and_started()
    {
        var packages = Path.Combine(_repository.Folder, "packages");
        var tools = Path.Combine(_repository.Folder, "tools");
        _repository.File("nuget.config", """<configuration><packageSources><clear /><add key="here" value="packages" /></packageSources></configuration>""");

        // What it is made of was built with these tests.
        var pack = await BuiltTool.RunAsync(
            BuiltTool.Dotnet, BuiltTool.Root, Nothing, "pack", "src/Harness.Tool", "--no-restore", "-p:BuildProjectReferences=false", "-c", BuiltTool.Configuration, "-o", packages);
        var install = await BuiltTool.RunAsync(BuiltTool.Dotnet, _repository.Folder, Nothing, "tool", "install", "dotnet-harness", "--tool-path", tools);
        install.ExitCode.Should().Be(0, pack.Everything + install.Everything);
        var help = await BuiltTool.RunAsync(Path.Combine(tools, "dotnet-harness"), _repository.Folder, Nothing, "--help");
        var models = await BuiltTool.RunAsync(Path.Combine(tools, "dotnet-harness"), _repository.Folder, Nothing, "models", "--json");

        help.Output.Should().Contain("Examples:");
        models.ExitCode.Should().Be(0, models.Everything);
        (await BuiltTool.RunAsync(Path.Combine(tools, "dotnet-harness"), _repository.Folder, Nothing, "show", RecordedCampaign.In(_repository).FullPath, "task_01", "1")).Output.Should().Contain("outcome     passed");
    }

    public void Dispose() => _repository.Dispose();
}
