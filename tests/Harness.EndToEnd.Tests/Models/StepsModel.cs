using System.Text.Json.Nodes;
using Harness.Loopback;

namespace Harness.EndToEnd.Tests.Models;

/// <summary>A model that solves task_07: four files in order, then a submission. Five answers.</summary>
public static class StepsModel
{
    /// <summary>The task that it solves.</summary>
    public const string Task = "task_07";

    /// <summary>Answers that one run takes.</summary>
    public const int Turns = 5;

    private static readonly (string Action, string Token, string Previous, int Minutes, int Total)[] Steps =
    [
        ("freeze the release branch", "MERLE-418", "none", 20, 20),
        ("migrate the invoice tables", "ORIOL-273", "MERLE-418", 45, 65),
        ("switch traffic to the new nodes", "PIPIT-906", "ORIOL-273", 30, 95),
        ("close the change ticket", "SERIN-551", "PIPIT-906", 15, 110),
    ];

    /// <summary>The next answer of a conversation.</summary>
    public static Reply Answer(LoopbackRequest request) => Turn(request.AssistantTurns);

    /// <summary>The answer of a turn, from 0.</summary>
    public static Reply Turn(int turn)
    {
        var (tool, arguments) = Call(turn);
        return Answers.Call(tool, arguments);
    }

    /// <summary>The tool call of a turn, from 0, whatever the wire.</summary>
    public static (string Tool, string Arguments) Call(int turn)
    {
        if (turn >= Steps.Length)
            return ("submit", """{"summary":"All four records are written."}""");
        var (action, token, previous, minutes, total) = Steps[turn];
        var arguments = new JsonObject
        {
            ["path"] = FormattableString.Invariant($"steps/step{turn + 1}.txt"),
            ["content"] = FormattableString.Invariant($"step: {turn + 1}\naction: {action}\ntoken: {token}\nprevious: {previous}\nminutes: {minutes}\ntotal: {total}\n"),
        };
        return ("write_file", arguments.ToJsonString());
    }
}
