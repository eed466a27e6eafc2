using Harness.Sandboxes;

namespace Harness.CSharp;

/// <summary>How a .NET program of the engine is started in a sandbox: with the runtime that runs the harness.</summary>
internal static class DotnetProgram
{
    /// <summary>The command for a program; what it is to see beside its own folder, and its limits, are up to the caller.</summary>
    /// <param name="provider">Where it will run.</param>
    /// <param name="folder">See <see cref="Folder"/>.</param>
    /// <param name="assembly">The name of the program's assembly in the folder, a runtimeconfig beside it.</param>
    /// <param name="temporaryFolder">See <see cref="SandboxCommand.TemporaryFolder"/>; also the working folder unless another one is set.</param>
    /// <exception cref="FileNotFoundException">The program, or the <c>dotnet</c> command of the running installation, is missing.</exception>
    public static SandboxCommand Command(ISandboxProvider provider, SandboxMount folder, string assembly, string temporaryFolder)
    {
        var program = Path.Combine(folder.HostPath, assembly);
        if (!File.Exists(program))
            throw new FileNotFoundException($"{program} is missing; build the project that references Harness again.", program);
        return new SandboxCommand
        {
            Program = provider.Dotnet,
            Arguments = ["exec", Path.Combine(provider.PathOf(folder), assembly)],
            WorkingDirectory = provider.PathOf(folder),
            Mounts = [folder],
            TemporaryFolder = temporaryFolder,
        };
    }

    /// <summary>The folder of one of the engine's programs, read-only.</summary>
    public static SandboxMount Folder(string workersFolder, string name) => new(Path.Combine(workersFolder, name), "/opt/harness/" + name);
}
