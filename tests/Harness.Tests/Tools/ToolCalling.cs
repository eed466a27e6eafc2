using System.Text.Json;
using Harness.Tools;

namespace Harness.Tests.Tools;

/// <summary>Calls tools the way a model does: by JSON.</summary>
public static class ToolCalling
{
    public static async Task<ToolReply> CallAsync(this AgentTool tool, object? arguments = null)
    {
        var raw = JsonSerializer.SerializeToElement(arguments ?? new { });
        ToolSchema.TryValidate(tool, raw, out var valid, out var malformed).Should().BeTrue(malformed);
        return await tool.InvokeAsync(valid!, TestContext.Current.CancellationToken);
    }
}
