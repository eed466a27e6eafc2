using Harness.Campaigns.Outcomes;
using Harness.Models;
using Harness.Tests.CSharp;
using Harness.Tools;

namespace Harness.Tests;

public sealed class FingerprintTests : IDisposable
{
    private readonly EvaluatedTask _task;

    public FingerprintTests(SharedBench shared) => _task = new EvaluatedTask(shared);

    [Fact]
    public async Task Two_runs_of_the_same_task_have_the_same_fingerprint()
    {
        var first = await FingerprintAsync();

        first.Keys.Should().Equal("checker", "limits", "prompt", "tools", "workspace");
        (await FingerprintAsync()).Should().Equal(first);
    }

    [Theory]
    [InlineData("prompt.md", "prompt")]
    [InlineData("workspace/answer.txt", "workspace")]
    [InlineData("workspace/new.txt", "workspace")]
    [InlineData("Checker.cs", "checker")]
    [InlineData("hidden/HiddenTests.cs", "checker")]
    [InlineData("hidden/deeper/HiddenTests.cs", "checker")]
    public async Task A_changed_file_changes_its_part_alone(string file, string part)
    {
        var before = await FingerprintAsync();
        _task.File(file, "changed");

        await OnlyThisPartChangedAsync(before, part);
    }

    [Fact]
    public async Task A_checker_that_is_shared_with_another_task_is_part_of_both()
    {
        _task.File("shared/Rules.cs", "// rules");
        _task.Definition = _task.Definition with { SharedCheckers = [_task.Definition.PathOf("shared")] };
        var before = await FingerprintAsync();
        _task.File("shared/Rules.cs", "// other rules");

        await OnlyThisPartChangedAsync(before, "checker");
    }

    [Fact]
    public async Task Other_limits_change_the_limits_alone()
    {
        var before = await FingerprintAsync();
        _task.Options = _task.Options with { MaxOutputTokens = 1_000 };

        await OnlyThisPartChangedAsync(before, "limits");
    }

    [Fact]
    public async Task Other_tools_change_the_tools_alone()
    {
        var before = await FingerprintAsync();
        _task.Definition = _task.Definition with { Tools = [ToolNames.ReadFile, ToolNames.WriteFile, ToolNames.Search] };

        await OnlyThisPartChangedAsync(before, "tools");
    }

    [Fact]
    public async Task An_injected_fault_changes_the_tools_alone()
    {
        var before = await FingerprintAsync();
        _task.Definition = _task.Definition with { Faults = [new ToolFault(ToolNames.ReadFile, 2, "error: try again")] };

        await OnlyThisPartChangedAsync(before, "tools");
    }

    [Fact]
    public async Task A_generated_file_is_part_of_the_workspace()
    {
        var before = await FingerprintAsync();
        _task.Definition = _task.Definition with { Prepare = setup => setup.WriteText("generated.csv", "1,2\n") };

        await OnlyThisPartChangedAsync(before, "workspace");
    }

    [Fact]
    public async Task A_scripted_solution_is_no_part_of_it()
    {
        var before = await FingerprintAsync();
        _task.File("solutions/reference/script.json", "{}");

        (await FingerprintAsync()).Should().Equal(before);
    }

    [Fact]
    public async Task A_run_under_another_fingerprint_than_the_campaigns_is_refused_and_names_the_part()
    {
        var recorded = await FingerprintAsync();
        _task.Options = _task.Options with { RecordedFingerprints = new Dictionary<string, IReadOnlyDictionary<string, string>> { ["task_01"] = recorded } };
        (await _task.PlayAsync(EvaluatedTask.Writes("42"))).Outcome.Kind.Should().Be(OutcomeKind.Passed);
        _task.File("prompt.md", "Write 43.");

        var refused = await _task.PlayAsync(EvaluatedTask.Writes("42"));

        refused.Outcome.Cause.Should().Be(InvalidCause.HarnessError);
        refused.Error.Should().Contain("task_01 has changed since this campaign began (prompt); begin a new campaign");
        refused.Turns.Should().Be(0);
    }

    [Fact]
    public void The_campaigns_parts_change_with_model_sampling_and_version_each_alone()
    {
        var model = EvaluatedTask.Scripted() with { ModelId = "m", Sent = Sent(("temperature", "0.5")) };
        var before = CampaignFingerprint.Of(model, "1.0.0");

        CampaignFingerprint.Of(model, "1.0.0").Should().Equal(before);
        Changed(CampaignFingerprint.Of(model with { ModelId = "n" }, "1.0.0")).Should().Equal("model");
        Changed(CampaignFingerprint.Of(model with { Sent = Sent(("temperature", "0.6")) }, "1.0.0")).Should().Equal("sampling");
        Changed(CampaignFingerprint.Of(model with { Sent = Sent(("seed", "0"), ("temperature", "0.5")) }, "1.0.0")).Should().Equal("sampling");
        Changed(CampaignFingerprint.Of(model, "1.0.1")).Should().Equal("harness");

        IEnumerable<string> Changed(IReadOnlyDictionary<string, string> after) => after.Where(p => before[p.Key] != p.Value).Select(p => p.Key);
    }

    public void Dispose() => _task.Dispose();

    private async Task<IReadOnlyDictionary<string, string>> FingerprintAsync() =>
        (await _task.PlayAsync(new ScriptedTurn("Done."))).Fingerprint;

    private async Task OnlyThisPartChangedAsync(IReadOnlyDictionary<string, string> before, string part)
    {
        var after = await FingerprintAsync();
        after.Keys.Should().Equal(before.Keys);
        after.Where(p => before[p.Key] != p.Value).Select(p => p.Key).Should().Equal(part);
    }

    private static SortedDictionary<string, string> Sent(params (string Path, string Json)[] parameters) =>
        new(parameters.ToDictionary(p => p.Path, p => p.Json), StringComparer.Ordinal);
}
