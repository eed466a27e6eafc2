using System.Diagnostics;
using System.Runtime.InteropServices;
using Harness.Sandboxes;
using Harness.Sandboxes.Linux;

namespace Harness.Tests.Sandboxes.Linux;

public sealed class FolderUseTests : IDisposable
{
    private const int ReadOnly = 1, Shared = 1;

    private readonly TemporaryWorkspace _workspace = new();

    public FolderUseTests() => Assert.SkipUnless(OperatingSystem.IsLinux(), "reads folders by Linux's own calls");

    [Fact]
    public void All_files_count_with_their_sizes()
    {
        _workspace.Put("a.txt", "12345");
        _workspace.Put("src/deep/b.txt", "123");

        var use = Use(new SandboxLimits());

        (use.Bytes, use.Entries, use.PassedLimit).Should().Be((8, 4, null));
    }

    [Fact]
    public void A_name_that_is_no_UTF_8_counts_with_its_size_in_folders_too()
    {
        _workspace.Shell(@"d=""$(printf 'odd\377')""; mkdir ""$d""; printf 12345 > ""$(printf 'a\377b')""; printf 123 > ""$d/$(printf 'c\200')""");

        var use = Use(new SandboxLimits());

        (use.Bytes, use.Entries).Should().Be((8, 3));
    }

    [Fact]
    public void More_names_than_one_read_brings_are_all_counted()
    {
        _workspace.Shell("i=0; while [ $i -lt 3000 ]; do : > a-rather-long-name-of-an-empty-file-$i; i=$((i+1)); done");

        Use(new SandboxLimits()).Entries.Should().Be(3000);
        Use(new SandboxLimits { Entries = 100 }).PassedLimit.Should().Be(SandboxEnd.EntryLimit);
    }

    [Fact]
    public void A_link_is_an_entry_and_not_what_it_leads_to()
    {
        File.WriteAllText(_workspace.Outside("large"), new string('x', 1000));
        _workspace.Shell("ln -s ../large link; ln -s .. up");

        var use = Use(new SandboxLimits());

        (use.Bytes, use.Entries).Should().Be((0, 2));
    }

    [Fact]
    public void Too_much_passes_the_limit_of_the_disk()
    {
        _workspace.Put("large", new byte[2000]);

        Use(new SandboxLimits { DiskBytes = 1999 }).PassedLimit.Should().Be(SandboxEnd.DiskLimit);
        Use(new SandboxLimits { DiskBytes = 2000 }).PassedLimit.Should().BeNull();
    }

    [Fact]
    public void A_tree_without_an_end_passes_the_limit_of_entries()
    {
        _workspace.Shell("i=0; while [ $i -lt 150 ]; do mkdir d && cd d; i=$((i+1)); done");

        Use(new SandboxLimits()).PassedLimit.Should().Be(SandboxEnd.EntryLimit);
    }

    [Fact]
    public void Room_beyond_a_file_s_size_counts()
    {
        _workspace.Shell("fallocate -n -l 3000000 hidden 2>/dev/null || exit 0");
        Assert.SkipUnless(File.Exists(_workspace.FullPath("hidden")), "this file system gives no room in advance");

        Use(new SandboxLimits()).Bytes.Should().BeGreaterThanOrEqualTo(3_000_000);
    }

    [Fact]
    public void A_deleted_file_counts_as_long_as_a_process_has_it_open()
    {
        var path = _workspace.Put("gone", new byte[500_000]);
        using var open = File.OpenRead(path);
        var before = DeletedFiles.BytesOf([Environment.ProcessId]);

        File.Delete(path);

        (DeletedFiles.BytesOf([Environment.ProcessId]) - before).Should().BeInRange(500_000, 600_000);
        FolderUse.Of([_workspace.Root], new SandboxLimits { DiskBytes = 499_999 }, deletedBytes: 500_000).PassedLimit.Should().Be(SandboxEnd.DiskLimit);
    }

    [Fact]
    public void A_deleted_file_counts_as_long_as_it_is_mapped_though_nobody_has_it_open()
    {
        var before = DeletedFiles.BytesOf([Environment.ProcessId]);
        var path = _workspace.Put("gone", new byte[500_000]);
        nint at;
        using (var open = File.OpenHandle(path))
            at = Map(0, 500_000, ReadOnly, Shared, open, 0);
        at.Should().NotBe(-1);

        File.Delete(path);

        (DeletedFiles.BytesOf([Environment.ProcessId]) - before).Should().BeInRange(500_000, 600_000);
        _ = Unmap(at, 500_000);
    }

    [Fact]
    public void A_part_that_is_mapped_stands_for_the_whole_file_where_the_kernel_lets_it_be_looked_at()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "only root may follow what is mapped");
        var path = _workspace.Put("gone", new byte[500_000]);
        nint at;
        using (var open = File.OpenHandle(path))
            at = Map(0, 4096, ReadOnly, Shared, open, 0);
        var before = DeletedFiles.BytesOf([Environment.ProcessId]);

        File.Delete(path);

        (DeletedFiles.BytesOf([Environment.ProcessId]) - before).Should().BeInRange(500_000, 600_000);
        _ = Unmap(at, 4096);
    }

    [Fact]
    public async Task A_deleted_file_counts_when_the_thread_that_opened_it_has_a_table_of_its_own_and_the_first_thread_has_ended()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/python3"), "ends its first thread with Python");
        _workspace.Put("gone", new byte[500_000]);
        _workspace.Put("threads.py", """
            import ctypes, os, sys, threading, time
            libc = ctypes.CDLL(None)
            def hold():
                if libc.unshare(0x400) != 0: sys.exit("no table of its own")
                time.sleep(0.2)
                file = os.open("gone", os.O_RDONLY); os.unlink("gone")
                print("ready", flush=True)
                time.sleep(60)
            threading.Thread(target=hold).start()
            libc.syscall({ "x86_64": 60, "aarch64": 93 }[os.uname().machine], 0)
            """);
        using var holder = Process.Start(new ProcessStartInfo("/usr/bin/python3", "threads.py") { WorkingDirectory = _workspace.Root, RedirectStandardOutput = true })!;
        try
        {
            (await holder.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken)).Should().Be("ready");

            DeletedFiles.BytesOf([holder.Id]).Should().BeInRange(500_000, 600_000);
        }
        finally
        {
            holder.Kill();
        }
    }

    [Theory]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.UserWrite)]
    [InlineData(UnixFileMode.UserWrite | UnixFileMode.UserExecute)]
    public void A_folder_that_lets_nobody_look_hides_more_than_any_limit(UnixFileMode mode)
    {
        Assert.SkipWhen(Environment.IsPrivilegedProcess || OperatingSystem.IsWindows(), "root looks everywhere");
        _workspace.Put("folder/large", new byte[2000]);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(_workspace.FullPath("folder"), mode);

        Use(new SandboxLimits()).PassedLimit.Should().Be(SandboxEnd.DiskLimit);
    }

    [Fact]
    public async Task A_user_without_rights_counts_the_same()
    {
        // Skipped are this one, the one that root alone can do, and where the file system does not do its part a third.
        (await TestProgram.RunWithoutRightsAsync(typeof(FolderUseTests))).Should().MatchRegex("Total: [0-9]{2}, Errors: 0, Failed: 0, Skipped: [23],");
    }

    [Fact]
    public void A_folder_that_is_not_there_is_empty() =>
        FolderUse.Of([_workspace.Outside("missing")], new SandboxLimits()).Entries.Should().Be(0);

    public void Dispose() => _workspace.Dispose();

    [DllImport("libc", EntryPoint = "mmap")]
    private static extern nint Map(nint address, nuint length, int protection, int flags, SafeHandle file, nint offset);

    [DllImport("libc", EntryPoint = "munmap")]
    private static extern int Unmap(nint address, nuint length);

    private FolderUse Use(SandboxLimits limits) => FolderUse.Of([_workspace.Root], limits);
}
