using System.Text.Json;
using Harness.Sandboxes.Docker;
using Harness.Sandboxes.Linux;

namespace Harness.Tests.Sandboxes.Docker;

/// <summary>The profile says what <see cref="SystemCallRules"/> says; that an engine obeys it is tried in <see cref="DockerProbeTests"/>.</summary>
public class SeccompProfileTests
{
    private static readonly List<Rule> Rules = [.. JsonDocument.Parse(SeccompProfile.Json()).RootElement.GetProperty("syscalls").EnumerateArray().Select(Read)];

    [Fact]
    public void Every_call_on_the_list_is_refused_whatever_its_arguments() =>
        SystemCallRules.Refused.Should().OnlyContain(call => Answer(call.Name, 0, 0) == 1);

    [Theory]
    [InlineData(0x1000_0000)]
    [InlineData(0x1000_0011)]
    [InlineData(0x0002_0000)]
    [InlineData(0x4000_0000)]
    [InlineData(0x7E02_0000)]
    public void A_clone_with_a_namespace_is_refused(long flags) => Answer("clone", flags, 0).Should().Be(1);

    [Theory]
    [InlineData(0x11)]
    [InlineData(0x003D_0F00)]
    public void A_fork_and_a_thread_are_allowed(long flags) => Answer("clone", flags, 0).Should().BeNull();

    [Fact]
    public void Clone3_seems_to_be_missing() => Answer("clone3", 0, 0).Should().Be(38);

    [Theory]
    [InlineData(1, null)]
    [InlineData(2, null)]
    [InlineData(10, null)]
    [InlineData(16, null)]
    [InlineData(0, 97)]
    [InlineData(17, 97)]
    [InlineData(40, 97)]
    [InlineData(45, 97)]
    [InlineData(46, 97)]
    [InlineData(0x1_0000_0028, 97)]
    [InlineData(-1, 97)]
    public void Families_of_sockets_are_those_on_the_list(long family, int? error)
    {
        Answer("socket", family, 1).Should().Be(error);
        Answer("socketpair", family, 1).Should().Be(error);
    }

    [Theory]
    [InlineData(0x5412, 1)]
    [InlineData(0x1_0000_5412, 1)]
    [InlineData(0x541C, 1)]
    [InlineData(0x5413, null)]
    public void Nothing_is_typed_into_a_terminal(long request, int? error) => Answer("ioctl", 0, request).Should().Be(error);

    private static int? Answer(string call, params long[] arguments) =>
        Rules.FirstOrDefault(rule => rule.Names.Contains(call) && rule.Conditions.All(condition => condition.Holds((ulong)arguments[condition.Index])))?.Error;

    private static Rule Read(JsonElement rule) => new(
        [.. rule.GetProperty("names").EnumerateArray().Select(name => name.GetString()!)],
        rule.GetProperty("errnoRet").GetInt32(),
        [.. rule.GetProperty("args").EnumerateArray().Select(argument => new Condition(
            argument.GetProperty("index").GetInt32(), argument.GetProperty("op").GetString()!, argument.GetProperty("value").GetUInt64(), argument.GetProperty("valueTwo").GetUInt64()))]);

    private sealed record Rule(IReadOnlyList<string> Names, int Error, IReadOnlyList<Condition> Conditions);

    private sealed record Condition(int Index, string Comparison, ulong Value, ulong Second)
    {
        public bool Holds(ulong argument) => Comparison switch
        {
            "SCMP_CMP_EQ" => argument == Value,
            "SCMP_CMP_GE" => argument >= Value,
            "SCMP_CMP_MASKED_EQ" => (argument & Value) == Second,
            _ => throw new ArgumentException(Comparison),
        };
    }
}
