using Harness.Sandboxes;
using Harness.Sandboxes.Linux;
using Harness.Tests.CSharp;

namespace Harness.Tests.Sandboxes;

public sealed class SandboxLeftoversTests : IDisposable
{
    private readonly TemporaryFolder _parent = new();
    private readonly List<string> _asked = [];

    [Fact]
    public async Task Nobody_is_asked_where_nothing_was_left()
    {
        await ReapAsync(Candidate("docker"));

        _asked.Should().BeEmpty();
    }

    [Fact]
    public async Task Every_provider_is_asked_when_a_killed_process_left_a_folder()
    {
        OwnedFolder.Leave(_parent.Path);

        await ReapAsync(Candidate("bwrap"), Candidate("docker"));
        await ReapAsync(Candidate("bwrap"), Candidate("docker"));

        _asked.Should().Equal("bwrap", "docker");
        Directory.EnumerateFileSystemEntries(_parent.Path).Should().BeEmpty();
    }

    [Fact]
    public async Task What_did_not_work_is_tried_again_at_every_start_until_it_does()
    {
        OwnedFolder.Leave(_parent.Path);

        await ReapAsync(Candidate("docker", new SandboxException("no answer")), Candidate("landlock"));
        await ReapAsync(Candidate("docker"), Candidate("landlock"));
        await ReapAsync(Candidate("docker"), Candidate("landlock"));

        _asked.Should().Equal("docker", "landlock", "docker", "landlock");
    }

    [Fact]
    public async Task A_start_of_bubblewrap_in_the_same_folder_does_not_take_away_what_tells_of_containers()
    {
        var files = Path.GetDirectoryName(_parent.File("harness-files/.owner", ""))!;
        Directory.CreateDirectory(Path.Combine(files, "mounts"));
        var run = Path.GetDirectoryName(_parent.File("harness-run/.owner", ""))!;

        SandboxFiles.Reap(_parent.Path).Should().Be(1);

        Directory.Exists(files).Should().BeFalse();
        Directory.Exists(run).Should().BeTrue();
        await ReapAsync(Candidate("docker"));
        _asked.Should().Equal("docker");
    }

    public void Dispose() => _parent.Dispose();

    private Task ReapAsync(params SandboxCandidate[] candidates) => SandboxLeftovers.ReapAsync([_parent.Path], candidates);

    private SandboxCandidate Candidate(string name, Exception? problem = null) => new(name, _ => throw new NotSupportedException())
    {
        ReapAsync = _ =>
        {
            _asked.Add(name);
            return problem is null ? Task.CompletedTask : Task.FromException(problem);
        },
    };
}
