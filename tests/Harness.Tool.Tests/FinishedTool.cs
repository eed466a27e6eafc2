using System.Text.Json;

namespace Harness.Tool.Tests;

/// <summary>What a command left when it had ended.</summary>
internal sealed record FinishedTool(int ExitCode, string Output, string Errors)
{
    public string Everything => Output + Errors;

    /// <summary>Standard output as JSON.</summary>
    public JsonElement Json => JsonDocument.Parse(Output).RootElement;
}
