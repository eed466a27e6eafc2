using System.Text.RegularExpressions;
using Harness.Sandbox.Tests.Attempts;
using Harness.Sandbox.Tests.Providers;

namespace Harness.Sandbox.Tests;

/// <summary>Each promise of <c>docs/security.md</c> names what backs it, and that exists and shows what is promised.</summary>
public sealed partial class SecurityPageTests
{
    /// <summary>A promise without a reservation.</summary>
    private const string Unreserved = "yes";

    /// <summary>What is tried fails, though the guard as a whole is not claimed.</summary>
    private const string Unclaimed = Unreserved + NotClaimed;

    private const string NotClaimed = ", not claimed";

    private static readonly string[] Kept = ["refused", "stopped at a limit", "contained"];

    private static readonly string Page = File.ReadAllText(RepositoryFiles.PathOf("docs/security.md")).ReplaceLineEndings("\n");

    /// <summary>The rows of the tables whose last column says what backs them.</summary>
    private static IReadOnlyList<Promise> Promises { get; } =
    [
        .. Page.Split("\n\n").Where(block => block.StartsWith("| Promise |", StringComparison.Ordinal))
            .SelectMany(table => table.Trim().Split('\n').Skip(2))
            .Select(row => row.Split('|', StringSplitOptions.TrimEntries))
            .Select(cells => new Promise(cells[1], cells[2..^2], cells[^2])),
    ];

    [Fact]
    public void Every_promise_names_what_backs_it()
    {
        Promises.Should().HaveCountGreaterThan(25);
        Promises.Should().OnlyContain(promise => promise.Cells.Count == ProvidersUnderTest.Names.Count);
        Promises.Where(promise => !Quoted().IsMatch(promise.BackedBy) && !Code().IsMatch(promise.BackedBy)).Select(promise => promise.Text)
            .Should().BeEmpty("a promise that nothing backs is a wish");
    }

    [Fact]
    public void Every_attempt_that_the_page_names_is_made()
    {
        var named = NamesIn(Quoted(), Page);

        named.Should().HaveCountGreaterThan(30);
        named.Except([.. AllAttempts.ByCommand.Select(attempt => attempt.Name), .. CodeAttempts.All.Select(attempt => attempt.Name)])
            .Should().BeEmpty("a promise is backed by an attempt of this suite");
    }

    [Fact]
    public void Every_attempt_that_is_made_is_named()
    {
        AllAttempts.ByCommand.Select(attempt => attempt.Name).Concat(CodeAttempts.All.Select(attempt => attempt.Name)).Except(NamesIn(Quoted(), Page))
            .Should().BeEmpty("what is tried belongs to a promise");
    }

    [Fact]
    public void Every_test_that_the_page_names_exists()
    {
        var sources = string.Concat(Directory.EnumerateFiles(RepositoryFiles.PathOf("tests"), "*Tests.cs", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(RepositoryFiles.PathOf("tests"), "*Contract.cs", SearchOption.AllDirectories))
            .Select(File.ReadAllText));

        var named = NamesIn(Code(), Page);

        named.Should().NotBeEmpty();
        named.Where(name => !sources.Contains($" {name}(", StringComparison.Ordinal)).Should().BeEmpty("a promise is backed by a test");
    }

    [Fact]
    public void What_is_promised_to_fail_is_what_the_table_of_attempts_shows()
    {
        var shown = File.ReadAllLines(RepositoryFiles.PathOf("docs/abuse.md"))
            .Select(row => row.Split('|', StringSplitOptions.TrimEntries))
            .Where(cells => cells.Length == ProvidersUnderTest.Names.Count + 4)
            .ToLookup(cells => cells[1], cells => cells[3..^1]);

        var broken =
            from promise in Promises
            from attempt in NamesIn(Quoted(), promise.BackedBy)
            from column in ProvidersUnderTest.Names.Index()
            let cell = promise.Cells[column.Index]
            where cell == Unreserved || (cell == Unclaimed && AllAttempts.ByCommand.Any(one => one.Name == attempt && one.Control != Control.None))
            where !shown[attempt].Any(cells => Kept.Contains(cells[column.Index].Replace(NotClaimed, "", StringComparison.Ordinal)))
            select $"{promise.Text}: {column.Item}, {attempt}";

        broken.Should().BeEmpty("docs/abuse.md must show for every attempt behind a 'yes' that it fails");
    }

    private static IReadOnlyList<string> NamesIn(Regex names, string text) =>
        [.. names.Matches(text).Select(match => match.Groups[1].Value.ReplaceLineEndings(" ")).Distinct()];

    /// <summary>The name of an attempt: “read another run's workspace”.</summary>
    [GeneratedRegex("“([^”]+)”")]
    private static partial Regex Quoted();

    /// <summary>The name of a test: <c>`A_sentence_with_underscores`</c>.</summary>
    [GeneratedRegex("`([A-Z][A-Za-z0-9]*(?:_[A-Za-z0-9]+){3,})`")]
    private static partial Regex Code();

    /// <param name="Text">What is promised.</param>
    /// <param name="Cells">One for each provider, in the order of <see cref="ProvidersUnderTest.Names"/>.</param>
    /// <param name="BackedBy">The names of attempts and tests.</param>
    private sealed record Promise(string Text, IReadOnlyList<string> Cells, string BackedBy);
}
