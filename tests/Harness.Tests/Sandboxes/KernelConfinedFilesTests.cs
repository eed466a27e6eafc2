using System.Runtime.InteropServices;
using System.Text;
using Harness.Sandboxes;

namespace Harness.Tests.Sandboxes;

public sealed class KernelConfinedFilesTests : WorkspaceConfinementContract
{
    private const int CurrentFolder = -100;
    private const uint ExchangeBoth = 2;

    protected override WorkspaceFiles Files
    {
        get
        {
            Assert.SkipUnless(KernelConfinedFiles.IsSupported(Workspace.Root), "needs Linux 5.6");
            return new KernelConfinedFiles(Workspace.Root);
        }
    }

    [Fact]
    public void The_kernel_confines_where_it_can() =>
        WorkspaceFiles.Open(Workspace.Root).GetType().Should().Be(
            KernelConfinedFiles.IsSupported(Workspace.Root) ? typeof(KernelConfinedFiles) : typeof(NameCheckedFiles));

    [Fact]
    public void A_folder_that_is_exchanged_for_a_link_all_the_time_gives_away_nothing()
    {
        const int reads = 10_000;
        Directory.CreateDirectory(Workspace.Outside("private"));
        File.WriteAllText(Path.Combine(Workspace.Outside("private"), "x.txt"), "secret");
        Workspace.Put("folder/x.txt", "harmless");
        var files = Files;
        using var stop = new CancellationTokenSource();
        var exchanges = 0;
        var folder = Encoding.UTF8.GetBytes(Workspace.FullPath("folder") + '\0');
        var link = Encoding.UTF8.GetBytes(Workspace.FullPath("link") + '\0');
        Directory.CreateSymbolicLink(Workspace.FullPath("link"), Workspace.Outside("private"));
        var exchanger = new Thread(() =>
        {
            while (!stop.IsCancellationRequested && Exchange(CurrentFolder, folder, CurrentFolder, link, ExchangeBoth) == 0)
                exchanges++;
        });

        exchanger.Start();
        var seen = new HashSet<string>();
        for (var i = 0; i < reads; i++)
        {
            seen.Add(ReadOrReason(files));
            TryWrite(files);
        }

        stop.Cancel();
        exchanger.Join();

        seen.Should().Contain("harmless").And.NotContain("secret");
        exchanges.Should().BeGreaterThan(100);
        Directory.GetFiles(Workspace.Outside("private")).Should().ContainSingle();
    }

    private static string ReadOrReason(WorkspaceFiles files)
    {
        try
        {
            return files.ReadText("folder/x.txt").Text;
        }
        catch (WorkspaceAccessException e)
        {
            return e.Message;
        }
    }

    private static void TryWrite(WorkspaceFiles files)
    {
        try
        {
            files.WriteText("folder/y.txt", "written");
        }
        catch (WorkspaceAccessException)
        {
            // The link was in the way.
        }
    }

    [DllImport("libc", EntryPoint = "renameat2")]
    private static extern int Exchange(int fromFolder, byte[] from, int toFolder, byte[] to, uint flags);
}
