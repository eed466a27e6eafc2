#pragma warning disable RS0030 // The streams of this process are its whole interface.
using System.Runtime.InteropServices;

namespace Harness.SandboxProbe;

/// <summary>Attempts to use up memory, each with an end of its own: a sandbox that fails must not take the machine with it.</summary>
internal static unsafe partial class MemoryProbe
{
    private const int Step = 16;
    private const int ReadWrite = 3;
    private const int MapShared = 1;

    /// <summary>Memory that only this process has.</summary>
    public static void Private(int megabytes, int seconds) => Use("private", megabytes, seconds, bytes => (nint)NativeMemory.Alloc((nuint)bytes));

    /// <summary>Memory in a file without a name, which limits on private memory do not see.</summary>
    public static void Shared(int megabytes, int seconds)
    {
        var file = CreateInMemory("abuse", 0);
        long length = 0;
        Use("shared", megabytes, seconds, bytes =>
        {
            if (SetLength(file, length + bytes) != 0)
                return 0;
            var at = Map(0, (nuint)bytes, ReadWrite, MapShared, file, (nint)length);
            length += bytes;
            return at == -1 ? 0 : at;
        });
    }

    private static void Use(string kind, int megabytes, int seconds, Func<int, nint> allocate)
    {
        Console.WriteLine($"started: {kind} memory");
        for (var used = 0; used < megabytes; used += Step)
        {
            nint block;
            try
            {
                block = allocate(Step << 20);
            }
            catch (OutOfMemoryException)
            {
                block = 0;
            }

            if (block == 0)
            {
                Console.WriteLine($"refused: no more than {used} MB of {kind} memory");
                return;
            }

            new Span<byte>((void*)block, Step << 20).Fill(1);
            // Real abuse would not wait; but a limit that looks at intervals is allowed to look.
            Thread.Sleep(10);
        }

        Thread.Sleep(TimeSpan.FromSeconds(seconds));
        Console.WriteLine($"breach: {megabytes} MB of {kind} memory");
    }

    [LibraryImport("libc", EntryPoint = "memfd_create", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int CreateInMemory(string name, uint flags);

    [LibraryImport("libc", EntryPoint = "ftruncate")]
    private static partial int SetLength(int file, long length);

    [LibraryImport("libc", EntryPoint = "mmap")]
    private static partial nint Map(nint address, nuint length, int protection, int flags, int file, nint offset);
}
