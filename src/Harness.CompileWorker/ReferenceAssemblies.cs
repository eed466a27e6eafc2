using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Harness.CompileWorker;

/// <summary>What the workspace's code is compiled against: .NET and xunit, no packages.</summary>
internal static class ReferenceAssemblies
{
    private static readonly string[] TestHost =
        ["xunit.v3.assert.dll", "xunit.v3.common.dll", "xunit.v3.core.dll", "Harness.TestHost.dll"];

    /// <summary>The SDK's reference assemblies, or without an SDK the runtime's own assemblies, and xunit's and the test host's.</summary>
    public static ImmutableArray<MetadataReference> Find(string testHostFolder) =>
    [
        .. FrameworkFiles()
            .Concat(TestHost.Select(name => Path.Combine(testHostFolder, name)))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private static string[] FrameworkFiles()
    {
        var packs = Path.Combine(DotnetRoot.Folder, "packs", "Microsoft.NETCore.App.Ref");
        var references = DotnetRoot.Versions(packs)
            .Select(pack => Path.Combine(pack, "ref", $"net{Environment.Version.Major}.0"))
            .FirstOrDefault(Directory.Exists);
        return references is null ? RuntimeFiles() : Directory.GetFiles(references, "*.dll");
    }

    private static string[] RuntimeFiles()
    {
        var trusted = (string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "";
        var framework = System.Runtime.InteropServices.RuntimeEnvironment.GetRuntimeDirectory();
        return [.. trusted.Split(Path.PathSeparator).Where(path => path.StartsWith(framework, StringComparison.Ordinal))];
    }
}
