using System.Text.RegularExpressions;
using Harness.Sandbox.Tests.Attempts;

namespace Harness.Sandbox.Tests;

/// <summary>Each promise of <c>docs/security.md</c> names what backs it, and that exists.</summary>
public sealed partial class SecurityPageTests
{
    private static readonly string Page = File.ReadAllText(RepositoryFiles.PathOf("docs/security.md"));

    [Fact]
    public void Every_attempt_that_the_page_names_is_made()
    {
        var named = Quoted().Matches(Page).Select(match => match.Groups[1].Value).Distinct().ToList();

        named.Should().HaveCountGreaterThan(30);
        named.Except([.. AllAttempts.ByCommand.Select(attempt => attempt.Name), .. CodeAttempts.All.Select(attempt => attempt.Name)])
            .Should().BeEmpty("a promise is backed by an attempt of this suite");
    }

    [Fact]
    public void Every_test_that_the_page_names_exists()
    {
        var sources = string.Concat(Directory.EnumerateFiles(RepositoryFiles.PathOf("tests"), "*Tests.cs", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(RepositoryFiles.PathOf("tests"), "*Contract.cs", SearchOption.AllDirectories))
            .Select(File.ReadAllText));

        var named = Code().Matches(Page).Select(match => match.Groups[1].Value).Distinct().ToList();

        named.Should().NotBeEmpty();
        named.Where(name => !sources.Contains($" {name}(", StringComparison.Ordinal)).Should().BeEmpty("a promise is backed by a test");
    }

    /// <summary>The name of an attempt: “read another run's workspace”.</summary>
    [GeneratedRegex("“([^”]+)”")]
    private static partial Regex Quoted();

    /// <summary>The name of a test: <c>`A_sentence_with_underscores`</c>.</summary>
    [GeneratedRegex("`([A-Z][A-Za-z0-9]*(?:_[A-Za-z0-9]+){3,})`")]
    private static partial Regex Code();
}
