using Harness.Sandbox.Tests.Providers;

namespace Harness.Sandbox.Tests;

/// <summary>The table in <c>docs/abuse.md</c> is what the attempts show.</summary>
public sealed class AbusePageTests(BubblewrapUnderTest bubblewrap, DockerUnderTest docker, LandlockUnderTest landlock, NoneUnderTest none)
    : IClassFixture<BubblewrapUnderTest>, IClassFixture<DockerUnderTest>, IClassFixture<LandlockUnderTest>, IClassFixture<NoneUnderTest>
{
    /// <summary>Set to <c>1</c> to write the table anew; the difference is then judged by a person, in the diff.</summary>
    private const string UpdateVariable = "UPDATE_GOLDEN_FILES";

    private const string Begin = "<!-- table -->\n";
    private const string End = "<!-- end of table -->";

    [Fact]
    public async Task The_page_shows_what_became_of_each_attempt_under_each_provider()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "the table was made by root, who may try more");
        Dictionary<string, ProviderUnderTest> subjects = new ProviderUnderTest[] { bubblewrap, docker, landlock, none }.ToDictionary(subject => subject.Name);
        var file = RepositoryFiles.PathOf("docs/abuse.md");
        var page = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        page.Should().Contain(Begin).And.Contain(End);

        var table = await AbuseTable.RenderAsync(subjects, page, TestContext.Current.CancellationToken);

        var measured = page[..(page.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length)] + table + page[page.IndexOf(End, StringComparison.Ordinal)..];
        if (Environment.GetEnvironmentVariable(UpdateVariable) == "1")
            await File.WriteAllTextAsync(file, measured, TestContext.Current.CancellationToken);
        else
            page.Should().Be(measured, "this test writes the table of docs/abuse.md; run it with {0}=1 when the change is meant", UpdateVariable);
    }
}
