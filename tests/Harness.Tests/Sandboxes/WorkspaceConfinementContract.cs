using Harness.Sandboxes;

namespace Harness.Tests.Sandboxes;

/// <summary>What every implementation of confined file access does, and what it refuses: paths, links and pipes that lead out.</summary>
public abstract class WorkspaceConfinementContract : WorkspaceFilesContract
{
    private const string Secret = "the secret";

    [Theory]
    [InlineData("../secret.txt")]
    [InlineData("a/../../secret.txt")]
    [InlineData("/etc/passwd")]
    public void A_path_that_leads_out_is_refused_by_every_operation(string path)
    {
        File.WriteAllText(Workspace.Outside("secret.txt"), Secret);

        Failing(() => Files.ReadText(path)).Should().NotContain(Secret);
        Failing(() => Files.ReadBytes(path));
        Failing(() => Files.WriteText(path, "x"));
        Failing(() => Files.List(path));
        File.ReadAllText(Workspace.Outside("secret.txt")).Should().Be(Secret);
    }

    [Fact]
    public void A_link_to_a_file_is_neither_read_nor_written_through()
    {
        var outside = Workspace.Outside("secret.txt");
        File.WriteAllText(outside, Secret);
        File.CreateSymbolicLink(Workspace.FullPath("link.txt"), outside);

        Failing(() => Files.ReadText("link.txt")).Should().Contain("symbolic link");
        Failing(() => Files.WriteText("link.txt", "x")).Should().Contain("symbolic link");
        File.ReadAllText(outside).Should().Be(Secret);
        Files.List().Entries.Should().Equal(new WorkspaceEntry("link.txt", WorkspaceEntryKind.Link, 0));
    }

    [Fact]
    public void A_link_to_a_folder_is_neither_entered_nor_listed_nor_written_below()
    {
        Directory.CreateDirectory(Workspace.Outside("private"));
        File.WriteAllText(Path.Combine(Workspace.Outside("private"), "secret.txt"), Secret);
        Directory.CreateSymbolicLink(Workspace.FullPath("folder"), Workspace.Outside("private"));

        Failing(() => Files.ReadText("folder/secret.txt")).Should().Contain("symbolic link");
        Failing(() => Files.WriteText("folder/new.txt", "x"));
        Failing(() => Files.WriteText("folder/deep/new.txt", "x"));
        Failing(() => Files.List("folder"));
        Directory.GetFileSystemEntries(Workspace.Outside("private")).Should().ContainSingle();
        Files.List().Entries.Should().ContainSingle().Which.Kind.Should().Be(WorkspaceEntryKind.Link);
    }

    [Fact]
    public void Links_that_lead_nowhere_or_stay_inside_are_refused_too()
    {
        Workspace.Put("real.txt", "x");
        File.CreateSymbolicLink(Workspace.FullPath("inside"), "real.txt");
        File.CreateSymbolicLink(Workspace.FullPath("nowhere"), Workspace.Outside("planted.txt"));

        Failing(() => Files.ReadText("inside")).Should().Contain("symbolic link");
        Failing(() => Files.WriteText("nowhere", "x")).Should().Contain("symbolic link");
        File.Exists(Workspace.Outside("planted.txt")).Should().BeFalse();
    }

    [Fact]
    public void Writing_does_not_reach_through_a_hard_link()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "made with ln");
        var outside = Workspace.Outside("secret.txt");
        File.WriteAllText(outside, Secret);
        Workspace.Shell("ln ../secret.txt hard.txt");

        Files.WriteText("hard.txt", "overwritten");

        File.ReadAllText(outside).Should().Be(Secret);
        Files.ReadText("hard.txt").Text.Should().Be("overwritten");
    }

    [Fact]
    public async Task A_pipe_is_refused_at_once()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "made with mkfifo");
        Workspace.Shell("mkfifo pipe");

        var reading = Task.Run(() => Failing(() => Files.ReadText("pipe")), TestContext.Current.CancellationToken);

        (await reading.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken)).Should().Contain("pipe, socket or device");
        Failing(() => Files.WriteText("pipe", "x")).Should().Contain("pipe, socket or device");
        Files.List().Entries.Should().Equal(new WorkspaceEntry("pipe", WorkspaceEntryKind.Special, 0));
    }
}
