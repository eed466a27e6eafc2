using System.Globalization;
using Harness.Campaigns.Reports;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Harness.Tool.Running;

/// <summary>
/// Progress on standard error: on a terminal a table of the runs in flight that is drawn over itself; elsewhere a plain line per
/// finished run, and one with the totals now and then.
/// </summary>
/// <param name="terminal">Where to.</param>
/// <param name="progress">What is shown.</param>
internal sealed class ProgressView(Terminal terminal, RunProgress progress)
{
    private const int MostRows = 20;
    private const int MostFinished = 5;

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan QuietTime = TimeSpan.FromSeconds(30);

    private readonly List<string> _finished = [];

    /// <summary>Shows what happens until a condition holds.</summary>
    public async Task FollowAsync(Func<bool> isOver, CancellationToken cancellation)
    {
        if (!terminal.IsLive)
            await FollowAsync(isOver, () => { }, cancellation);
        else
            await terminal.Progress.Live(Drawing()).AutoClear(true).StartAsync(context => FollowAsync(isOver, () => context.UpdateTarget(Drawing()), cancellation));
    }

    private async Task FollowAsync(Func<bool> isOver, Action draw, CancellationToken cancellation)
    {
        var said = TimeSpan.Zero;
        for (var last = false; ; last = isOver())
        {
            foreach (var (record, finished, planned) in progress.Look())
            {
                _finished.Add(new LiveLine(Ink.Plain, terminal.Progress.Profile.Width - 1).Of(record, finished, planned));
                if (!terminal.IsLive)
                    terminal.Say(_finished[^1]);
            }

            if (!terminal.IsLive && progress.Elapsed - said >= QuietTime)
            {
                terminal.Say("  " + progress.Line());
                said = progress.Elapsed;
            }

            draw();
            if (last) return;
            await Task.Delay(Interval, cancellation);
        }
    }

    private Rows Drawing()
    {
        List<IRenderable> lines = [.. _finished.TakeLast(MostFinished).Select(line => new Text(line) { Overflow = Overflow.Ellipsis })];
        RunInFlight[] runs = [.. progress.InFlight];
        if (runs.Length > 0)
            lines.Add(Table(runs));
        if (runs.Length > MostRows)
            lines.Add(new Text(string.Create(CultureInfo.InvariantCulture, $"  and {runs.Length - MostRows} more")));
        lines.Add(new Text(PlainText.Fit(progress.Line(), terminal.Progress.Profile.Width - 1), new Style(decoration: Decoration.Bold)));
        return new Rows(lines);
    }

    private Table Table(IEnumerable<RunInFlight> runs)
    {
        var table = new Table { Border = TableBorder.None };
        foreach (var (heading, right) in new[] { ("run", false), ("elapsed", true), ("turns", true), ("cost", true), ("doing", false) })
            table.AddColumn(new TableColumn(new Text(heading, new Style(Color.Grey))) { Alignment = right ? Justify.Right : Justify.Left, Padding = new Padding(0, 0, 2, 0), NoWrap = true });
        foreach (var run in runs.Take(MostRows))
            table.AddRow(
                new Text(string.Create(CultureInfo.InvariantCulture, $"{run.Task} run {run.Run}")),
                new Text(RunProgress.Span(progress.Now - run.Since)),
                new Text(run.Turns.ToString(CultureInfo.InvariantCulture)),
                new Text(ReportNumbers.Dollars(run.CostUsd)),
                new Text(PlainText.Fit(run.Doing, 40)));
        return table;
    }
}
