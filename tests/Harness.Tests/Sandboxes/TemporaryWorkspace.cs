using System.Diagnostics;
using System.Text;
using Harness.Sandboxes;

namespace Harness.Tests.Sandboxes;

/// <summary>An empty folder in an empty folder, so that a test has an outside too. Deleted on disposal.</summary>
public sealed class TemporaryWorkspace : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("harness-tests-").FullName;

    public TemporaryWorkspace() => Directory.CreateDirectory(Root);

    public string Root => Path.Combine(_folder, "work");

    /// <summary>A path beside the workspace.</summary>
    public string Outside(string name) => Path.Combine(_folder, name);

    public string FullPath(string path) => Path.Combine([Root, .. path.Split('/')]);

    public string Put(string path, string text) => Put(path, Encoding.UTF8.GetBytes(text));

    public string Put(string path, byte[] bytes)
    {
        var full = FullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllBytes(full, bytes);
        return full;
    }

    public byte[] Bytes(string path) => File.ReadAllBytes(FullPath(path));

    /// <summary>Runs a line of shell with the workspace as current folder. Unix only.</summary>
    public void Shell(string line)
    {
        using var shell = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", line]) { WorkingDirectory = Root })!;
        shell.WaitForExit();
        shell.ExitCode.Should().Be(0, line);
    }

    public void Dispose() => StubbornFolder.Delete(_folder);
}
