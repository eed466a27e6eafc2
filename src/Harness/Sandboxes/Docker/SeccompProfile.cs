using System.Text.Json.Nodes;
using Harness.Sandboxes.Linux;

namespace Harness.Sandboxes.Docker;

/// <summary>
/// <see cref="SystemCallRules"/> as container engines take them: JSON for libseccomp, see https://docs.docker.com/engine/security/seccomp/ and
/// the section <c>seccomp</c> of https://github.com/opencontainers/runtime-spec/blob/v1.2.0/config-linux.md (both read 2026-11-26).
/// </summary>
/// <remarks>
/// libseccomp compares the whole 64 bits of an argument while the kernel looks at 32 of them, so comparisons either mask the upper half or
/// refuse whatever uses it. Calls of a foreign architecture, x32 among them, kill.
/// </remarks>
internal static class SeccompProfile
{
    private const int NotPermitted = 1, NoSystemCall = 38, NoFamily = 97;

    /// <summary>Families end here (AF_MAX).</summary>
    private const int FamilyCount = 46;

    private const long LowHalf = 0xFFFF_FFFF;

    /// <summary>The profile.</summary>
    public static string Json()
    {
        var rules = new JsonArray { Rule([.. SystemCallRules.Refused.Select(call => call.Name)], NotPermitted) };
        rules.Add(Rule([SystemCallRules.Clone3.Name], NoSystemCall));
        for (var bit = 1L; bit <= SystemCallRules.NamespaceFlags; bit <<= 1)
        {
            if ((bit & SystemCallRules.NamespaceFlags) != 0)
                rules.Add(Rule([SystemCallRules.Clone.Name], NotPermitted, Masked(0, bit, bit)));
        }

        rules.Add(Rule([SystemCallRules.Allocate.Name], NotPermitted, Masked(1, SystemCallRules.KeepSize, SystemCallRules.KeepSize)));
        foreach (var request in SystemCallRules.TerminalRequests)
            rules.Add(Rule([SystemCallRules.Ioctl.Name], NotPermitted, Masked(1, LowHalf, request)));
        string[] socketCalls = [SystemCallRules.Socket.Name, SystemCallRules.SocketPair.Name];
        foreach (var family in Enumerable.Range(0, FamilyCount).Except(SystemCallRules.SocketFamilies))
            rules.Add(Rule(socketCalls, NoFamily, Argument(0, "SCMP_CMP_EQ", family)));
        rules.Add(Rule(socketCalls, NoFamily, Argument(0, "SCMP_CMP_GE", FamilyCount)));
        return new JsonObject { ["defaultAction"] = "SCMP_ACT_ALLOW", ["syscalls"] = rules }.ToJsonString();
    }

    private static JsonObject Rule(IReadOnlyList<string> names, int error, params JsonNode[] arguments) => new()
    {
        ["names"] = new JsonArray([.. names.Select(name => JsonValue.Create(name))]),
        ["action"] = "SCMP_ACT_ERRNO",
        ["errnoRet"] = error,
        ["args"] = new JsonArray(arguments),
    };

    private static JsonObject Argument(int index, string comparison, long value, long second = 0) =>
        new() { ["index"] = index, ["value"] = value, ["valueTwo"] = second, ["op"] = comparison };

    private static JsonObject Masked(int index, long mask, long value) => Argument(index, "SCMP_CMP_MASKED_EQ", mask, value);
}
