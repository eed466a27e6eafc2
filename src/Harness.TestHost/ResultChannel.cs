#pragma warning disable RS0030 // The streams of this process are its whole interface.
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;

namespace Harness.TestHost;

/// <summary>How results leave the process, apart from what the tests print.</summary>
internal static partial class ResultChannel
{
    private const int StandardOutput = 1;
    private const int StandardError = 2;

    // F_DUPFD_CLOEXEC: fcntl.h of Linux and of macOS number it differently.
    private static readonly int DuplicateCloseOnExec = OperatingSystem.IsMacOS() ? 67 : 1030;

    /// <summary>
    /// On Linux and macOS: a private duplicate of standard output at a random descriptor, after which descriptor 1 is
    /// standard error, so that nothing that tests print can be taken for a result. On Windows: standard output itself, and
    /// only <see cref="Console.Out"/> is redirected; there the nonce alone tells results from prints.
    /// </summary>
    /// <exception cref="IOException">The descriptor cannot be duplicated.</exception>
    public static Stream Open()
    {
        if (OperatingSystem.IsWindows())
        {
            var output = Console.OpenStandardOutput();
            Console.SetOut(Console.Error);
            return output;
        }

        var descriptor = Control(StandardOutput, DuplicateCloseOnExec, RandomNumberGenerator.GetInt32(100, 200));
        if (descriptor < 0 || Duplicate(StandardError, StandardOutput) < 0)
            throw new IOException($"Standard output cannot be duplicated (errno {Marshal.GetLastPInvokeError()}).");
        return new FileStream(new SafeFileHandle(descriptor, ownsHandle: true), FileAccess.Write, bufferSize: 0);
    }

    // fcntl is variadic: on Apple's ARM64 the third argument travels on the stack, after eight register arguments.
    private static int Control(int descriptor, int command, int argument) =>
        OperatingSystem.IsMacOS() && RuntimeInformation.ProcessArchitecture == Architecture.Arm64
            ? ControlOnAppleSilicon(descriptor, command, 0, 0, 0, 0, 0, 0, argument)
            : ControlInRegisters(descriptor, command, argument);

    [LibraryImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    private static partial int ControlInRegisters(int descriptor, int command, int argument);

    [LibraryImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    private static partial int ControlOnAppleSilicon(
        int descriptor, int command, nint r2, nint r3, nint r4, nint r5, nint r6, nint r7, nint argument);

    [LibraryImport("libc", EntryPoint = "dup2", SetLastError = true)]
    private static partial int Duplicate(int from, int to);
}
