using System.Text.Json;

namespace Harness.Tasks.Task04_TraceThroughCodebase;

/// <summary>A member of the chain.</summary>
/// <param name="Name">Namespace, type and member.</param>
/// <param name="MayBeLeftOut">It only hands the call on.</param>
public sealed record ChainMember(string Name, bool MayBeLeftOut = false);

/// <summary>The right answer, and what is wrong with another one. Each problem is a sentence for a person.</summary>
/// <param name="OriginFile">Relative to the workspace.</param>
/// <param name="Chain">From the page to the origin.</param>
public sealed record ExpectedTrace(string OriginFile, IReadOnlyList<ChainMember> Chain)
{
    /// <summary>The answer for the workspace as it lies in the task's folder. A test compares it with the stack at the origin.</summary>
    public static ExpectedTrace Published { get; } = new(
        "src/Routes/IslandTariff.cs",
        [
            new("NorrvikLine.Web.BookingPage.Render"),
            new("NorrvikLine.Bookings.BookingDesk.Overview"),
            new("NorrvikLine.Pricing.PriceList.SupplementFor", MayBeLeftOut: true),
            new("NorrvikLine.Pricing.MemorisedSupplements.SupplementFor"),
            new("NorrvikLine.Pricing.RoundedSupplements.SupplementFor"),
            new("NorrvikLine.Routes.RouteSupplements.SupplementFor"),
            new("NorrvikLine.Routes.Tariff.SupplementOn"),
            new("NorrvikLine.Routes.SkarholmTariff.PeakRate"),
            new("NorrvikLine.Routes.IslandTariff.PeakRate"),
        ]);

    /// <summary>The last member of the chain.</summary>
    public string OriginMember => Chain[^1].Name;

    /// <summary>The answer for a workspace in which things are called otherwise.</summary>
    /// <param name="renamed">Gives a name of the published workspace its other form.</param>
    public ExpectedTrace Renamed(Func<string, string> renamed) =>
        new(renamed(OriginFile), [.. Chain.Select(member => member with { Name = renamed(member.Name) })]);

    public IReadOnlyList<string> ProblemsOfOrigin(JsonElement trace, LineRange declaration)
    {
        var problems = new List<string>();
        if (TraceJson.Member(trace, "origin", problems) is { } origin)
        {
            if (TraceJson.Text(origin, "file", problems) is { } file && !IsOriginFile(file))
                problems.Add($"origin.file is '{Shown(file)}', but the rate is written down in {OriginFile}");
            if (TraceJson.Text(origin, "member", problems) is { } member && !MemberName.Matches(member, OriginMember))
                problems.Add($"origin.member is '{Shown(member)}', but the rate is written down in {Short(OriginMember)}");
            if (TraceJson.Member(origin, "lines", problems) is { } lines)
                problems.AddRange(ProblemsOfLines(lines, declaration));
        }

        return problems;
    }

    public IReadOnlyList<string> ProblemsOfChain(JsonElement trace)
    {
        var problems = new List<string>();
        if (TraceJson.Texts(trace, "chain", problems) is not { } given)
            return problems;

        // What is no name of an expected member stays as it was given.
        var named = given.Select(text => Chain.FirstOrDefault(member => MemberName.Matches(text, member.Name))?.Name ?? text).ToList();
        var wanted = Chain.Where(member => !member.MayBeLeftOut || named.Contains(member.Name)).Select(member => member.Name).ToList();
        problems.AddRange(wanted.Except(named).Select(name => $"{Short(name)} is missing: it runs between the page and the origin"));
        problems.AddRange(named.Except(wanted).Select(text => $"'{Shown(text)}' is none of the members that run then, or is not given as Type.Member"));
        if (problems.Count == 0 && !named.SequenceEqual(wanted))
            problems.Add($"the order is not the one of the calls, or a member comes twice: {string.Join(" > ", wanted.Select(Short))}");
        return problems;
    }

    private static IEnumerable<string> ProblemsOfLines(JsonElement lines, LineRange declaration)
    {
        if (LineRange.Read(lines) is not { } range)
            yield return "origin.lines is neither a line such as \"14\" nor a range such as \"12-20\"";
        else if (!declaration.Contains(range))
            yield return $"origin.lines is {range}, but the member is declared in {declaration}";
    }

    private static string Short(string name) => string.Join('.', name.Split('.')[^2..]);

    private static string Shown(string text) => text.Length <= 80 ? text : text[..80] + "...";

    private bool IsOriginFile(string given)
    {
        var path = given.Trim().Replace('\\', '/');
        return (path.StartsWith("./", StringComparison.Ordinal) ? path[2..] : path.TrimStart('/')) == OriginFile;
    }
}
