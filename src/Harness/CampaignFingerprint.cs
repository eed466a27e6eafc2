using System.Security.Cryptography;
using System.Text;
using Harness.Agents;
using Harness.Models;

namespace Harness;

/// <summary>The parts of a campaign that must agree for two of its runs to be comparable, whatever the task.</summary>
public static class CampaignFingerprint
{
    /// <summary>Computes the parts: system prompt (SHA-256), sampling as sent, harness version, model id requested.</summary>
    public static IReadOnlyDictionary<string, string> Of(ModelUnderTest model, string harnessVersion) =>
        new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["harness"] = harnessVersion,
            ["model"] = model.ModelId ?? model.Name,
            ["sampling"] = string.Join("; ", model.Sent.Select(parameter => $"{parameter.Key}={parameter.Value}")),
            ["system_prompt"] = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(SystemPrompt.Text))),
        };
}
