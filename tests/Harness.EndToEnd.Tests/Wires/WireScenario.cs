using Harness.EndToEnd.Tests.Models;
using Harness.Loopback.Protocols;

namespace Harness.EndToEnd.Tests.Wires;

/// <summary>
/// What the model of every wire does: task_07 in five answers, and task_09, where it gives up after a look round and quotes the key of
/// whoever asks. Each answer has tokens of its own, so that no two of them can be mistaken for each other in a sum.
/// </summary>
/// <param name="quoted">What the last words of task_09 quote.</param>
/// <param name="counts">Which tokens the service counts.</param>
/// <param name="thinks">Each answer begins with a thought.</param>
public sealed class WireScenario(string quoted, TokenCounts counts, bool thinks)
{
    /// <summary>The task that is passed.</summary>
    public const string Passed = StepsModel.Task;

    /// <summary>The task that is failed.</summary>
    public const string Failed = "task_09";

    private static readonly string PromptOfFailed = File.ReadAllText(Path.Combine(Suite.Root, "tasks", "Task09_KnowWhenToStop", "prompt.md"));

    private static readonly IReadOnlyDictionary<string, ScriptedUsage[]> Tokens = new Dictionary<string, ScriptedUsage[]>
    {
        [Passed] =
        [
            new(Input: 1203, Output: 211, Cached: 0, CacheWrite: 1024, Reasoning: 64),
            new(Input: 1489, Output: 187, Cached: 1024, CacheWrite: 256, Reasoning: 0),
            new(Input: 1771, Output: 193, Cached: 1280, CacheWrite: 256, Reasoning: 32),
            new(Input: 2054, Output: 179, Cached: 1536, CacheWrite: 256, Reasoning: 16),
            new(Input: 2311, Output: 41, Cached: 1792, CacheWrite: 0, Reasoning: 8),
        ],
        [Failed] =
        [
            new(Input: 2903, Output: 57, Cached: 0, CacheWrite: 2048, Reasoning: 16),
            new(Input: 3120, Output: 90, Cached: 2048, CacheWrite: 512, Reasoning: 24),
        ],
    };

    /// <summary>The tokens of each answer of a task, as far as the service counts them.</summary>
    public IReadOnlyList<ScriptedUsage> UsageOf(string task) => [.. Tokens[task].Select(counts.Of)];

    /// <summary>The next answer of a conversation.</summary>
    public ScriptedReply Answer(IReadOnlyList<ReceivedMessage> conversation)
    {
        var turn = conversation.Count(message => message.Role == "assistant");
        var task = conversation.Any(message => message.Role == "user" && message.Text.Contains(PromptOfFailed.Trim(), StringComparison.Ordinal)) ? Failed : Passed;
        var answer = new ScriptedAnswer
        {
            Reasoning = thinks ? new ScriptedReasoning(FormattableString.Invariant($"Thought {turn + 1}.")) : null,
            Usage = UsageOf(task).ElementAtOrDefault(turn),
        };
        if (task == Failed && turn > 0) return answer with { Text = $"I stop here. The key is {quoted}." };
        var (tool, arguments) = task == Failed ? ("list_files", "{}") : StepsModel.Call(turn);
        return answer with { Calls = [new ScriptedCall(FormattableString.Invariant($"call_{turn}"), tool, arguments)] };
    }
}
