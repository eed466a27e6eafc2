using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;
using Microsoft.Win32.SafeHandles;

namespace Harness.TestHost;

/// <summary>The compiled tests, which xunit wants to find in a file.</summary>
internal static partial class CompiledTests
{
    private const uint CloseOnExec = 1;

    /// <summary>
    /// Loads the tests. On Linux from a file that has no name on any disk, where whoever is left of another run could read or exchange
    /// it; elsewhere from a file in the temporary folder, which belongs to this test run.
    /// </summary>
    /// <exception cref="IOException">The file cannot be made.</exception>
    public static Assembly Load(byte[] compiled)
    {
        if (!OperatingSystem.IsLinux())
        {
            var path = Path.Combine(Path.GetTempPath(), "workspace.dll");
            File.WriteAllBytes(path, compiled);
            return AssemblyLoadContext.Default.LoadFromAssemblyPath(path);
        }

        var descriptor = CreateInMemory("workspace", CloseOnExec);
        if (descriptor < 0)
            throw new IOException($"The compiled tests cannot be kept in memory (errno {Marshal.GetLastPInvokeError()}).");

        // Never closed: xunit asks again and again whether the file exists.
        RandomAccess.Write(new SafeFileHandle(descriptor, ownsHandle: false), compiled, fileOffset: 0);
        return AssemblyLoadContext.Default.LoadFromAssemblyPath(string.Create(CultureInfo.InvariantCulture, $"/proc/self/fd/{descriptor}"));
    }

    [LibraryImport("libc", EntryPoint = "memfd_create", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int CreateInMemory(string name, uint flags);
}
