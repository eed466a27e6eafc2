using static System.FormattableString;

namespace Harness.Tasks.Task03_InvestigateLog;

/// <summary>How an incident begins and what the service that it breaks then says. What it says names what the first cause changed.</summary>
internal sealed record Scenario
{
    /// <summary>The class of the first cause, one of those that the prompt lists.</summary>
    public required string Class { get; init; }

    /// <summary>The line of the first cause. It is at INFO like every change that does no harm.</summary>
    public required string Cause { get; init; }

    /// <summary>A wait of so many milliseconds that ended well, before the first cause.</summary>
    public required Func<int, string> HarmlessWait { get; init; }

    /// <summary>A wait that ended well, after the first cause.</summary>
    public required Func<int, string> Wait { get; init; }

    /// <summary>A wait that did not end well.</summary>
    public required Func<string> Failure { get; init; }

    /// <summary>The regular figures before the first cause.</summary>
    public required Func<string> FiguresBefore { get; init; }

    /// <summary>The regular figures after it.</summary>
    public required Func<string> FiguresAfter { get; init; }

    /// <summary>The scenario of an instance; 0 has the first.</summary>
    public static Scenario Of(int instance, Backend backend, LogRandom random) => (instance == 0 ? 0 : random.Between(0, 3)) switch
    {
        0 => SmallPool(backend, random),
        1 => DroppedIndex(backend, random),
        2 => StrictAudit(backend, random),
        _ => ArchiveJob(backend, random),
    };

    private static Scenario SmallPool(Backend backend, LogRandom random)
    {
        var before = random.Between(3, 6) * 10;
        var after = random.Between(3, 6);
        return new()
        {
            Class = "configuration_change",
            Cause =
                Invariant($"settings revision {random.Between(7000, 7900)} loaded: http.keepalive_s 60 -> 75, db.pool.max {before} -> {after}, log.sample 0.10 -> 0.15"),
            HarmlessWait = ms =>
                Invariant($"connection after {ms} ms (in use {before - random.Between(1, 3)} of {before}, waiting {random.Between(1, 3)})"),
            Wait = ms => Invariant($"connection after {ms} ms (in use {after} of {after}, waiting {random.Between(1, 5)})"),
            Failure = () =>
                Invariant($"no connection to {backend.Database} within 3000 ms (in use {after} of {after}, waiting {random.Between(6, 19)})"),
            FiguresBefore = () => Invariant($"pool {backend.Database}: in use {random.Between(7, 15)} of {before}"),
            FiguresAfter = () => Invariant($"pool {backend.Database}: in use {after - random.Between(0, 1)} of {after}"),
        };
    }

    private static Scenario DroppedIndex(Backend backend, LogRandom random)
    {
        var statement = $"{backend.Table}_by_{backend.Key}";
        var index = $"ix_{backend.Table}_{backend.Key}";
        return new()
        {
            Class = "schema_migration",
            Cause =
                Invariant($"migration 0{random.Between(212, 298)}_tidy_{backend.Table} applied in {random.Between(31, 88)} ms: drop column legacy_ref, drop index {index}"),
            HarmlessWait = ms => Invariant($"statement {statement} took {ms} ms (index scan {index}, checkpoint running)"),
            Wait = ms => Invariant($"statement {statement} took {ms} ms (seq scan on {backend.Table})"),
            Failure = () => Invariant($"statement {statement} cancelled after 3000 ms (seq scan on {backend.Table})"),
            FiguresBefore = () => Invariant($"statement {statement}: p95 {random.Between(6, 14)} ms (index scan {index})"),
            FiguresAfter = () => Invariant($"statement {statement}: p95 {random.Between(900, 1900)} ms (seq scan on {backend.Table})"),
        };
    }

    private static Scenario StrictAudit(Backend backend, LogRandom random) => new()
    {
        Class = "feature_flag",
        Cause =
            Invariant($"flag strict-{backend.Operation}-audit switched from off to on for 100 % of calls (ticket OPS-{random.Between(2210, 2290)})"),
        HarmlessWait = ms => Invariant($"audit entry acknowledged after {ms} ms (audit relaxed, backlog {random.Between(41, 60)})"),
        Wait = ms => Invariant($"audit entry acknowledged after {ms} ms (audit strict, backlog {random.Between(210, 380)})"),
        Failure = () => Invariant($"audit entry not acknowledged within 3000 ms (audit strict, backlog {random.Between(420, 690)})"),
        FiguresBefore = () => Invariant($"audit relaxed: backlog {random.Between(3, 24)}"),
        FiguresAfter = () => Invariant($"audit strict: backlog {random.Between(90, 330)}"),
    };

    private static Scenario ArchiveJob(Backend backend, LogRandom random)
    {
        var max = random.Between(3, 6) * 10;
        var run = random.Between(8800, 8990);
        var job = $"{backend.Table}-archive";
        return new()
        {
            Class = "scheduled_job",
            Cause = Invariant($"job {job} started by schedule (run {run}, up to {max - 4} connections)"),
            HarmlessWait = ms => Invariant($"connection after {ms} ms (in use {max - random.Between(1, 3)} of {max}, {backend.Table}-expiry holds 2)"),
            Wait = ms => Invariant($"connection after {ms} ms (in use {max} of {max}, {job} run {run} holds {max - 4})"),
            Failure = () => Invariant($"no connection to {backend.Database} within 3000 ms (in use {max} of {max}, {job} run {run} holds {max - 4})"),
            FiguresBefore = () => Invariant($"pool {backend.Database}: in use {random.Between(7, 15)} of {max}"),
            FiguresAfter = () => Invariant($"pool {backend.Database}: in use {max - random.Between(0, 1)} of {max}"),
        };
    }
}
