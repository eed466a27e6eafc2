using System.Globalization;
using System.Text;
using Harness.Sandbox.Tests.Attempts;
using Harness.Sandbox.Tests.Providers;

namespace Harness.Sandbox.Tests;

/// <summary>
/// The table of <c>docs/abuse.md</c>: what became of each attempt under each provider. A cell of a guard that is claimed is what the
/// provider's own tests enforce; the others are tried here.
/// </summary>
internal static class AbuseTable
{
    private const string NotProtected = "**not protected**";
    private const string NotTried = "not tried";
    private const string UnknownHere = "";

    /// <summary>The page's table. Columns of providers that do not work on this machine are taken over from the page as it is.</summary>
    public static async Task<string> RenderAsync(IReadOnlyDictionary<string, ProviderUnderTest> subjects, string page, CancellationToken cancellation)
    {
        var text = new StringBuilder();
        foreach (var (chapter, attempts) in AllAttempts.Chapters)
        {
            await AddAsync(chapter, attempts.Select(attempt => new Row(attempt.Name, attempt.Guard, attempt.Expected, attempt.Control, subject => AttemptRun.MakeAsync(subject.Provider, attempt, cancellation))));
        }

        await AddAsync(
            "Compiling, testing, judging",
            CodeAttempts.All.Select(attempt => new Row(attempt.Name, attempt.Guard, attempt.Expected, attempt.Control, subject => CodeAttemptRun.MakeAsync(subject.Bench, attempt, cancellation))));
        return text.ToString();

        async Task AddAsync(string chapter, IEnumerable<Row> rows)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n### {chapter}\n\n| Hostile code tries to | guard | {string.Join(" | ", ProvidersUnderTest.Names)} |\n|---|---|{string.Concat(ProvidersUnderTest.Names.Select(_ => "---|"))}\n");
            foreach (var row in rows)
            {
                List<string> cells = [];
                foreach (var (column, name) in ProvidersUnderTest.Names.Index())
                    cells.Add(await CellAsync(row, subjects[name], Earlier(page, row.Name, column)));
                text.Append(CultureInfo.InvariantCulture, $"| {row.Name} | {row.Guard ?? "the harness"} | {string.Join(" | ", cells)} |\n");
            }
        }
    }

    private static async Task<string> CellAsync(Row row, ProviderUnderTest subject, string earlier)
    {
        if (subject.Isolation is not { } isolation)
            return earlier;
        if (row.Guard is null || isolation.InForce(row.Guard))
            return Words(row.Expected);
        if (subject.Name == ProvidersUnderTest.None)
            return row.Control == Control.None ? NotTried : NotProtected;
        if (row.Control == Control.None)
            return NotProtected;
        var judgement = await row.Make(subject);
        return judgement.Faults.Count == 0 && judgement.Breaches.Count == 0 ? Words(row.Expected) + ", not claimed" : NotProtected;
    }

    private static string Words(Verdict verdict) => verdict switch
    {
        Verdict.Refused => "refused",
        Verdict.StoppedAtLimit => "stopped at a limit",
        _ => "contained",
    };

    private static string Earlier(string page, string name, int column)
    {
        var line = page.Split('\n').FirstOrDefault(line => line.StartsWith($"| {name} |", StringComparison.Ordinal));
        return line?.Split('|').ElementAtOrDefault(3 + column)?.Trim() ?? UnknownHere;
    }

    private sealed record Row(string Name, string? Guard, Verdict Expected, Control Control, Func<ProviderUnderTest, Task<Judgement>> Make);
}
