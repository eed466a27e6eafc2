using Harness.Tools;

namespace Harness.Tasks.Tests;

/// <summary>What a run without a provider does not pay for.</summary>
public sealed class ScriptedStartTests(MatrixFixture matrix)
{
    [Fact]
    public async Task A_scripted_run_loads_no_SDK_of_a_provider()
    {
        await matrix.PlayAsync(MatrixFixture.Tasks.First(task => !task.Tools.Contains(ToolNames.RunTests)).Id, "oracle");

        AppDomain.CurrentDomain.GetAssemblies().Select(assembly => assembly.GetName().Name)
            .Should().Contain("Harness").And.NotContain(["Anthropic", "OpenAI", "System.ClientModel"]);
    }
}
