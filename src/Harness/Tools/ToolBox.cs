using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Harness.Tools;

/// <summary>The tools of one run: finds the tool, validates the arguments, injects the task's faults, and executes.</summary>
public sealed class ToolBox
{
    private readonly Dictionary<string, AgentTool> _tools;
    private readonly IReadOnlyList<ToolFault> _faults;
    private readonly Dictionary<string, int> _called = [];
    private int _number;

    public ToolBox(IEnumerable<AgentTool> tools, IReadOnlyList<ToolFault> faults)
    {
        _tools = tools.ToDictionary(t => t.Name, StringComparer.Ordinal);
        _faults = faults;
        Declarations = [.. _tools.Values.Select(ToolSchema.Declare)];
    }

    /// <summary>The offered tools' names.</summary>
    public IReadOnlyCollection<string> Names => _tools.Keys;

    /// <summary>What is sent to the model.</summary>
    public IReadOnlyList<AITool> Declarations { get; }

    /// <summary>Executes one call. Whatever the model did wrong becomes a reply that tells it what to do.</summary>
    public async Task<ToolCall> CallAsync(FunctionCallContent call, CancellationToken cancellation)
    {
        if (!_tools.TryGetValue(call.Name, out var tool))
            return Done(call, $"error: there is no tool '{ReplyText.ShortName(call.Name)}'; the tools are {string.Join(", ", _tools.Keys)}", ToolCallStatus.UnknownTool);
        if (call.Exception is not null)
            return Done(call, "error: the arguments are not a JSON object; send the call again with valid JSON", ToolCallStatus.Malformed);
        if (!ToolSchema.TryValidate(tool, call.Arguments, out var arguments, out var problem))
            return Done(call, "error: " + problem, ToolCallStatus.Malformed);
        if (InjectedFault(tool.Name) is { } fault)
            return Done(call, fault.Message, ToolCallStatus.Failed);

        var reply = await tool.InvokeAsync(arguments, cancellation);
        return Done(call, reply.Text, reply.IsError ? ToolCallStatus.Failed : ToolCallStatus.Succeeded, reply.ChangedWorkspace);
    }

    /// <summary>Answers a call without executing it.</summary>
    public ToolCall Refuse(FunctionCallContent call, string reply) => Done(call, reply, ToolCallStatus.Malformed);

    private ToolFault? InjectedFault(string tool)
    {
        var occurrence = _called[tool] = _called.GetValueOrDefault(tool) + 1;
        return _faults.FirstOrDefault(f => f.Tool == tool && f.Occurrence == occurrence);
    }

    private ToolCall Done(FunctionCallContent call, string reply, ToolCallStatus status, bool changed = false) => new()
    {
        Number = ++_number,
        Tool = ReplyText.ShortName(call.Name),
        Arguments = call.Exception is null && call.Arguments is not null ? JsonSerializer.SerializeToElement(call.Arguments) : null,
        Reply = reply,
        Status = status,
        ChangedWorkspace = changed,
    };
}
