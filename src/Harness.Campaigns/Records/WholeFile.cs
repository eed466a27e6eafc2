namespace Harness.Campaigns.Records;

/// <summary>
/// Replaces files as a whole: a reader, and a process that is killed, sees the old content or the new one. The content is first
/// written beside its place; <see cref="PutAt"/> then only renames.
/// </summary>
internal sealed class WholeFile : IDisposable
{
    private const int Attempts = 50;

    private readonly string _draft;

    private WholeFile(string draft) => _draft = draft;

    /// <summary>Writes beside <paramref name="path"/>, flushes to disk and renames.</summary>
    public static void Write(string path, byte[] content)
    {
        using var draft = Draft(path, content, flushToDisk: true);
        draft.PutAt(path);
    }

    /// <summary>Writes beside <paramref name="path"/>. Disposing deletes what was not put anywhere.</summary>
    /// <param name="path">Where the file will be put.</param>
    /// <param name="content">All of it.</param>
    /// <param name="flushToDisk">Survive a power failure too; a killed process never loses what was written.</param>
    public static WholeFile Draft(string path, byte[] content, bool flushToDisk) => Draft(path, stream => stream.Write(content), flushToDisk);

    /// <summary>As above, of a content that is written piece by piece.</summary>
    public static WholeFile Draft(string path, Action<Stream> write, bool flushToDisk)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var draft = new WholeFile($"{path}.{Guid.NewGuid():N}.tmp");
        try
        {
            using var stream = new FileStream(draft._draft, FileMode.CreateNew, FileAccess.Write, FileShare.None);
            write(stream);
            stream.Flush(flushToDisk);
            return draft;
        }
        catch
        {
            draft.Dispose();
            throw;
        }
    }

    /// <summary>Renames to a path in the folder of the draft.</summary>
    public void PutAt(string path) => Move(_draft, path);

    /// <summary>Puts a file that is whole already in the place of another, or of none, on the same volume.</summary>
    public static void Move(string from, string to)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                File.Move(from, to, overwrite: true);
                return;
            }
            // On Windows a file cannot be replaced while somebody reads it.
            catch (Exception e) when (e is IOException or UnauthorizedAccessException && attempt < Attempts)
            {
                Thread.Sleep(10);
            }
        }
    }

    public void Dispose() => File.Delete(_draft);
}
