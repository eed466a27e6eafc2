using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Harness.Campaigns.Records;
using Harness.Tools;
using Microsoft.Extensions.AI;

namespace Harness;

/// <summary>The parts of a task that must agree for two runs to be comparable, each as a SHA-256.</summary>
public static class TaskFingerprint
{
    /// <summary>Computes the parts: prompt, workspace, checker, tools, limits.</summary>
    /// <param name="prepared">The task.</param>
    /// <param name="tools">The offered tools.</param>
    /// <param name="limits">The limits in force.</param>
    public static IReadOnlyDictionary<string, string> Of(PreparedTask prepared, ToolBox tools, Limits limits) =>
        new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["prompt"] = Hash(Text([prepared.Prompt])),
            ["workspace"] = Hash(Text(prepared.Start.Files.Select(file => $"{file.Path}\n{file.Sha256}\n"))),
            ["checker"] = prepared.CheckerSha256,
            ["tools"] = Hash(Text(tools.Declarations.OfType<AIFunctionDeclaration>().Select(d => $"{d.Name}\n{d.Description}\n{d.JsonSchema.GetRawText()}\n")
                .Concat(prepared.Task.Faults.Select(f => f.ToString())))),
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

    private static byte[] Text(IEnumerable<string> parts) => Encoding.UTF8.GetBytes(string.Concat(parts));

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
