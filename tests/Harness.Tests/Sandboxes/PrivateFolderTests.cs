using Harness.Sandboxes;

namespace Harness.Tests.Sandboxes;

public sealed class PrivateFolderTests : IDisposable
{
    private readonly TemporaryWorkspace parent = new();

    public void Dispose() => parent.Dispose();

    [Fact]
    public void What_a_process_left_that_is_gone_is_deleted_and_nothing_else()
    {
        var mine = PrivateFolder.Create(parent.Root);
        var kept = PrivateFolder.Create(parent.Root, keep: true);
        var gone = mine.Replace(ProcessIdentity.Current.ToString(), (ProcessIdentity.Current with { Start = 1 }).ToString(), StringComparison.Ordinal);
        parent.Put(Path.GetFileName(gone) + "/work/a.txt", "left");
        parent.Put("harness-notes/a.txt", "somebody's");
        var elsewhere = (ProcessIdentity.Current with { Start = 1, Scope = 1 }).ToString();
        var another = mine.Replace(ProcessIdentity.Current.ToString(), elsewhere, StringComparison.Ordinal);
        Directory.CreateDirectory(another);

        var reaped = PrivateFolder.Reap(parent.Root);

        reaped.Should().Equal(gone);
        Directory.GetDirectories(parent.Root).Should().BeEquivalentTo([mine, kept, another, parent.FullPath("harness-notes")]);
    }

    [Fact]
    public void A_process_is_told_apart_from_a_later_one_with_its_id()
    {
        ProcessIdentity.Current.IsAlive.Should().BeTrue();
        ProcessIdentity.Parse(ProcessIdentity.Current.ToString()).Should().Be(ProcessIdentity.Current);
        (ProcessIdentity.Current with { Start = 1 }).IsAlive.Should().BeFalse();
        ProcessIdentity.Parse("1.x.2").Should().BeNull();
    }
}
