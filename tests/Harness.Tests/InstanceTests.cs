using System.Text.Json;
using System.Text.Json.Nodes;
using Harness.Campaigns.Outcomes;
using Harness.Checking;
using Harness.Models;
using Harness.Settings;
using Harness.Tests.CSharp;

namespace Harness.Tests;

public sealed class InstanceTests : IDisposable
{
    private readonly EvaluatedTask _task;

    public InstanceTests(SharedBench shared)
    {
        _task = new EvaluatedTask(shared);
        _task.File("prompt.md", "Write the answer of Kestrel into answer.txt.");
        _task.File("workspace/src/Kestrel.md", "Kestrel\n");
        _task.File("hidden/Kestrel.Tests.cs", "class Kestrel;");
        _task.File("solutions/reference/kestrel.txt", "Kestrel says 42");
        _task.File("solutions/reference/script.json", JsonSerializer.Serialize(new JsonObject
        {
            ["about"] = "about",
            ["expect"] = new JsonObject { ["verdict"] = "passed" },
            ["turns"] = new JsonArray(
                new JsonObject { ["calls"] = new JsonArray(Write("src/Kestrel.md", "Kestrel: 42"), Write("answer.txt", new JsonObject { ["$file"] = "kestrel.txt" })) },
                new JsonObject { ["say"] = "Kestrel is done." }),
        }));
        _task.Definition = _task.Definition with
        {
            Renaming = instance => new Renaming(new Dictionary<string, string> { ["Kestrel"] = "Osprey", ["42"] = $"{42 + instance}" }),
            Prepare = setup => setup.WriteText("generated.txt", $"Kestrel of instance {setup.Instance}"),
        };
    }

    [Fact]
    public async Task Another_instance_renames_prompt_workspace_hidden_tests_and_solution_and_not_what_is_generated()
    {
        FinishedRun? seen = null;
        _task.CheckedBy((run, _) =>
        {
            seen = run;
            return Task.FromResult(new Verdict(1, 0, []));
        });

        var record = await PlayReferenceAsync(instance: 2);

        record.Outcome.Kind.Should().Be(OutcomeKind.Passed);
        record.Instance.Should().Be(2);
        seen!.Prepared.Prompt.Should().Be("Write the answer of Osprey into answer.txt.");
        seen.Prepared.Start.Files.Select(file => (file.Path, file.Text!.Text)).Should().Equal(
            ("answer.txt", "41\n"), ("generated.txt", "Kestrel of instance 2"), ("src/Osprey.md", "Osprey\n"));
        seen.Prepared.Hidden.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Path = "Osprey.Tests.cs", Text = "class Osprey;" });
        seen.Final.Find("answer.txt")!.Text!.Text.Should().Be("Osprey says 44");
        seen.Final.Find("src/Osprey.md")!.Text!.Text.Should().Be("Osprey: 44");
        seen.FinalText.Should().Be("Osprey is done.");
    }

    [Fact]
    public async Task Instances_have_fingerprints_of_their_own()
    {
        var published = await PlayReferenceAsync(instance: 0);
        var other = await PlayReferenceAsync(instance: 1);

        other.Fingerprint["prompt"].Should().NotBe(published.Fingerprint["prompt"]);
        other.Fingerprint["workspace"].Should().NotBe(published.Fingerprint["workspace"]);
        other.Fingerprint["checker"].Should().Be(published.Fingerprint["checker"]);
    }

    public void Dispose() => _task.Dispose();

    private async Task<Campaigns.Records.RunRecord> PlayReferenceAsync(int instance)
    {
        _task.Options = _task.Options with { Instance = instance };
        return await _task.PlayAsync(await new ModelFactory(new HarnessSettings(), _ => null, TimeProvider.System).CreateAsync());
    }

    private static JsonObject Write(string path, JsonNode content) =>
        new() { ["tool"] = "write_file", ["arguments"] = new JsonObject { ["path"] = path, ["content"] = content } };
}
