using System.Reflection;
using System.Text;

namespace Harness.Tests.Models.Wires;

/// <summary>The table in <c>docs/wires.md</c> is what the contract holds.</summary>
public sealed class WiresPageTests
{
    /// <summary>Set to <c>1</c> to write the table anew; the difference is then judged by a person, in the diff.</summary>
    private const string UpdateVariable = "UPDATE_GOLDEN_FILES";

    private static readonly IReadOnlyList<WireContract> Wires =
    [
        .. typeof(WireContract).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(WireContract)) && !type.IsAbstract)
            .Select(type => (WireContract)Activator.CreateInstance(type)!)
            .OrderBy(wire => wire.Wire, StringComparer.OrdinalIgnoreCase),
    ];

    private static readonly IReadOnlyList<MethodInfo> Cases =
    [
        .. typeof(WireContract).GetMethods()
            .Where(method => FactOf(method) is not null)
            .OrderBy(method => Path.GetFileName(FactOf(method)!.SourceFilePath), StringComparer.Ordinal)
            .ThenBy(method => FactOf(method)!.SourceLineNumber),
    ];

    [Fact]
    public async Task The_page_shows_each_case_of_each_wire()
    {
        var file = Path.Combine(RepositoryFiles.Root, "docs", "wires.md");
        var page = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        var measured = WithTable(WithTable(page, "cases", Table()), "not in the protocol", Reasons());

        if (Environment.GetEnvironmentVariable(UpdateVariable) == "1")
            await File.WriteAllTextAsync(file, measured, TestContext.Current.CancellationToken);
        else
            page.Should().Be(measured, "this test writes the table of docs/wires.md; run it with {0}=1 when the change is meant", UpdateVariable);
    }

    [Fact]
    public void A_case_can_be_overridden_only_as_not_in_the_protocol()
    {
        var silent =
            from wire in Wires
            from contractCase in Cases
            where OverrideOf(wire, contractCase) != contractCase && ReasonOf(wire, contractCase) is null
            select $"{wire.GetType().Name}.{contractCase.Name}";

        silent.Should().BeEmpty();
    }

    private static string Table()
    {
        var table = new StringBuilder();
        table.Append("| case | ").AppendJoin(" | ", Wires.Select(wire => wire.Wire)).Append(" |\n");
        table.Append("|---|").AppendJoin("", Wires.Select(_ => ":---:|")).Append('\n');
        foreach (var contractCase in Cases)
        {
            table.Append("| ").Append(TitleOf(contractCase)).Append(" | ");
            table.AppendJoin(" | ", Wires.Select(wire => ReasonOf(wire, contractCase) is null ? "yes" : "-")).Append(" |\n");
        }

        return table.ToString();
    }

    private static string Reasons() => string.Concat(
        from contractCase in Cases
        from wire in Wires
        let reason = ReasonOf(wire, contractCase)
        where reason is not null
        group wire.Wire by (contractCase, reason) into same
        select $"- {TitleOf(same.Key.contractCase)}: {string.Join("; ", same)}: {same.Key.reason}.\n");

    private static FactAttribute? FactOf(MethodInfo method) => method.GetCustomAttribute<FactAttribute>(inherit: false);

    private static string? ReasonOf(WireContract wire, MethodInfo contractCase) => OverrideOf(wire, contractCase).GetCustomAttribute<NotInProtocolAttribute>()?.Reason;

    private static MethodInfo OverrideOf(WireContract wire, MethodInfo contractCase) =>
        wire.GetType().GetMethod(contractCase.Name) is { } method && method.DeclaringType != typeof(WireContract) ? method : contractCase;

    private static string TitleOf(MethodInfo contractCase) => contractCase.Name.Replace('_', ' ');

    // Between <!-- name --> and <!-- end of name -->.
    private static string WithTable(string page, string name, string table)
    {
        var (begin, end) = ($"<!-- {name} -->\n", $"<!-- end of {name} -->");
        page.Should().Contain(begin).And.Contain(end);
        var start = page.IndexOf(begin, StringComparison.Ordinal) + begin.Length;
        return page[..start] + table + page[page.IndexOf(end, StringComparison.Ordinal)..];
    }
}
