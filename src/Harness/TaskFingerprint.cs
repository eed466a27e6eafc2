using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Harness.Campaigns.Records;
using Harness.Sandboxes;
using Harness.Tools;
using Microsoft.Extensions.AI;

namespace Harness;

/// <summary>The parts of a task that must agree for two runs to be comparable, each as a SHA-256.</summary>
public static class TaskFingerprint
{
    /// <summary>Computes the parts: prompt, workspace, checker, tools, limits.</summary>
    /// <param name="task">The task.</param>
    /// <param name="start">The workspace as the agent finds it.</param>
    /// <param name="tools">The offered tools.</param>
    /// <param name="limits">The limits in force.</param>
    public static IReadOnlyDictionary<string, string> Of(TaskDefinition task, string start, ToolBox tools, Limits limits) =>
        new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["prompt"] = Hash(File.ReadAllBytes(Path.Combine(task.Folder, "prompt.md"))),
            ["workspace"] = Hash(Text(WorkspaceFolder.Snapshot(start).Files.Select(e => $"{e.Path}\n{e.Sha256}\n"))),
            ["checker"] = Hash(Text(CheckerFiles(task).Select(f => $"{Path.GetFileName(f)}\n{Hash(File.ReadAllBytes(f))}\n"))),
            ["tools"] = Hash(Text(tools.Declarations.OfType<AIFunctionDeclaration>().Select(d => $"{d.Name}\n{d.Description}\n{d.JsonSchema.GetRawText()}\n")
                .Concat(task.Faults.Select(f => f.ToString())))),
            ["limits"] = Hash(JsonSerializer.SerializeToUtf8Bytes(limits, RecordJson.Line)),
        };

    /// <summary>Refuses to add a run to a campaign whose runs of the same task were made under another fingerprint.</summary>
    /// <exception cref="InvalidOperationException">They differ; the message names the parts.</exception>
    public static void RequireSame(
        TaskDefinition task,
        IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> recorded,
        IReadOnlyDictionary<string, string> now)
    {
        if (!recorded.TryGetValue(task.Id, out var before)) return;
        var changed = now.Where(part => before.GetValueOrDefault(part.Key) != part.Value).Select(part => part.Key).ToList();
        if (changed.Count > 0)
            throw new InvalidOperationException($"{task.Id} has changed since this campaign began ({string.Join(", ", changed)}); begin a new campaign");
    }

    // The task's sources are copied beside its data: a change to another task's checker does not touch this one.
    private static IEnumerable<string> CheckerFiles(TaskDefinition task)
    {
        var hidden = Path.Combine(task.Folder, "hidden");
        return Directory.EnumerateFiles(task.Folder, "*.cs")
            .Concat(Directory.Exists(hidden) ? Directory.EnumerateFiles(hidden, "*.cs", SearchOption.AllDirectories) : [])
            .Order(StringComparer.Ordinal);
    }

    private static byte[] Text(IEnumerable<string> parts) => Encoding.UTF8.GetBytes(string.Concat(parts));

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
