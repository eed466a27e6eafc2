namespace Harness.Sandboxes;

/// <summary>
/// An installation of .NET, of which programs in sandboxes see what belongs to it and nothing else: the usual place without a package manager is
/// <c>~/.dotnet</c> (https://learn.microsoft.com/dotnet/core/tools/dotnet-install-script, read 2026-11-26), where .NET also keeps the user's
/// tools and, below <c>corefx</c>, private keys.
/// </summary>
/// <param name="Path">The folder with the <c>dotnet</c> command, as the host sees it.</param>
internal sealed record DotnetFolder(string Path)
{
    private static readonly string[] Names = ["dotnet", "host", "shared", "packs", "sdk", "sdk-manifests", "metadata", "templates"];

    /// <summary>That of the running installation.</summary>
    /// <exception cref="FileNotFoundException">See <see cref="UnisolatedProvider.FindDotnet"/>.</exception>
    public static DotnetFolder Running => new(System.IO.Path.GetDirectoryName(UnisolatedProvider.FindDotnet())!);

    /// <summary>It is among the system's programs, which sandboxes see anyway.</summary>
    public bool IsPartOfSystem => Path.StartsWith("/usr/", StringComparison.Ordinal);

    /// <summary>The <c>dotnet</c> command, a file, and the folders that it needs, as far as they exist.</summary>
    public IReadOnlyList<string> Parts => [.. Names.Select(name => System.IO.Path.Combine(Path, name)).Where(System.IO.Path.Exists)];

    /// <summary>The parts, read-only, at a place of their own.</summary>
    /// <param name="inside">What the folder is called there: an absolute Unix path.</param>
    public IEnumerable<SandboxMount> MountsAt(string inside) => Parts.Select(part => new SandboxMount(part, inside + "/" + System.IO.Path.GetFileName(part)));
}
