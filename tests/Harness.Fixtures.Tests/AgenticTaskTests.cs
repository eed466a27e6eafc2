using Harness.Fixtures.Tests.DefinedTasks;
using Harness.Tools;

namespace Harness.Fixtures.Tests;

public class AgenticTaskTests(SharedBench shared)
{
    [Fact]
    public void A_task_is_defined_by_its_class_its_attribute_and_its_folder()
    {
        WithPrompt();

        var definition = new WholeTask().Define();

        (definition.Suite, definition.Id, definition.Name).Should().Be(("agentic-core-v1", "task_91", "whole"));
        definition.Folder.Should().Be(Path.Combine(AppContext.BaseDirectory, "DefinedTasks"));
        definition.Tools.Should().Equal(ToolNames.ReadFile);
        definition.Limits.Turns.Should().Be(7);
        definition.SolutionFolder("reference").Should().Be(Path.Combine(definition.Folder, "solutions", "reference"));
    }

    [Fact]
    public void A_class_without_a_theory_is_told_how_to_write_one()
    {
        Defining(new WithoutTheory()).Should().Throw<InvalidOperationException>()
            .WithMessage("WithoutTheory has no method with [AgenticTask(\"task_11\", \"name\")]");
    }

    [Fact]
    public void A_folder_without_a_prompt_is_named_with_the_rule_that_led_to_it()
    {
        Defining(new Elsewhere.WithoutPrompt()).Should().Throw<InvalidOperationException>()
            .WithMessage("WithoutPrompt looks for *Elsewhere*prompt.md: the folder is named by the last part of the namespace*");
    }

    [Fact]
    public void Ids_names_and_suites_that_could_be_paths_or_filters_are_refused()
    {
        WithPrompt();

        Defining(new WithBadId()).Should().Throw<InvalidOperationException>().WithMessage("WithBadId has the id '../task'; it takes 1 to 64 characters out of a-z, 0-9 and _");
        Defining(new WithBadName()).Should().Throw<InvalidOperationException>().WithMessage("*the name 'Fix It'*");
        Defining(new WithBadSuite()).Should().Throw<InvalidOperationException>().WithMessage("*the suite 'Suite V1'*");
    }

    [Fact]
    public async Task The_checks_of_the_class_become_the_verdict()
    {
        WithPrompt();
        var left = new LeftBehind(shared);
        left.Final("answer.txt", "41");

        var verdict = await new WholeTask().Define().Check(left.Run(), TestContext.Current.CancellationToken);

        verdict.Failed.Should().ContainSingle().Which.Name.Should().Be("answer.txt");
        verdict.Checks.Should().Be(2);
    }

    private static Func<TaskDefinition> Defining(AgenticTask task) => task.Define;

    private static void WithPrompt()
    {
        var folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "DefinedTasks")).FullName;
        File.WriteAllText(Path.Combine(folder, "prompt.md"), "Do it.");
    }
}
