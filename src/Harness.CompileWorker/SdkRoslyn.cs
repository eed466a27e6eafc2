using System.Reflection;
using System.Runtime.Loader;

namespace Harness.CompileWorker;

/// <summary>
/// Runs the compile loop on the Roslyn of the installed SDK, which is compiled ahead of time and so halves the
/// first compile (1.0 s against 1.9 s), and on the package's when no SDK of this runtime's version is as new as that.
/// </summary>
internal sealed class SdkRoslyn : AssemblyLoadContext
{
    private const string RoslynName = "Microsoft.CodeAnalysis.CSharp";

    private readonly string folder;

    private SdkRoslyn(string folder)
        : base(nameof(SdkRoslyn)) => this.folder = folder;

    public static Task<int> RunAsync(Stream requests, Stream replies, string testHostFolder)
    {
        if (FindFolder() is not { } folder)
            return CompileLoop.RunAsync(requests, replies, testHostFolder);
        var loop = new SdkRoslyn(folder).LoadFromAssemblyPath(typeof(CompileLoop).Assembly.Location)
            .GetType(typeof(CompileLoop).FullName!, throwOnError: true)!
            .GetMethod(nameof(CompileLoop.RunAsync))!;
        return loop.CreateDelegate<Func<Stream, Stream, string, Task<int>>>()(requests, replies, testHostFolder);
    }

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        var path = Path.Combine(folder, assemblyName.Name + ".dll");
        return assemblyName.Name!.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal) && File.Exists(path)
            ? LoadFromAssemblyPath(path)
            : null;
    }

    private static string? FindFolder()
    {
        var sdks = Path.Combine(DotnetRoot.Folder, "sdk");
        return DotnetRoot.Versions(sdks)
            .Select(sdk => Path.Combine(sdk, "Roslyn", "bincore"))
            .FirstOrDefault(IsNewEnough);
    }

    private static bool IsNewEnough(string folder)
    {
        var built = typeof(CompileLoop).Assembly.GetReferencedAssemblies().First(name => name.Name == RoslynName).Version;
        var path = Path.Combine(folder, RoslynName + ".dll");
        return File.Exists(path) && AssemblyName.GetAssemblyName(path).Version >= built;
    }
}
