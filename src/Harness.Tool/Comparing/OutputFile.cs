using System.Text;

namespace Harness.Tool.Comparing;

/// <summary>A file that somebody asked a command to write.</summary>
internal static class OutputFile
{
    /// <summary>Stands for standard output where a file is asked for.</summary>
    public const string StandardOutput = "-";

    /// <summary>Refuses two results on standard output.</summary>
    /// <exception cref="CommandProblemException">JSON was asked for, and Markdown in the same place.</exception>
    public static void RefuseTwoResults(bool json, string? markdown)
    {
        if (json && markdown == StandardOutput)
            throw new CommandProblemException("--json and --markdown - exclude each other: both print to standard output");
    }

    /// <summary>Writes text as UTF-8 without a byte order mark, and says where.</summary>
    public static void Write(Terminal terminal, string file, string text) => Write(terminal, file, Encoding.UTF8.GetBytes(text));

    /// <summary>Writes bytes, and says where. Its folder is made.</summary>
    public static void Write(Terminal terminal, string file, byte[] bytes)
    {
        var path = Path.GetFullPath(file, ToolEnvironment.Folder);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        terminal.Say("written: " + path);
    }
}
