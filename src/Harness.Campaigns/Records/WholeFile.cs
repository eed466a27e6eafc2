namespace Harness.Campaigns.Records;

/// <summary>Replaces files as a whole: a reader, and a process that is killed, sees the old content or the new one.</summary>
internal static class WholeFile
{
    private const int Attempts = 50;

    /// <summary>Writes beside <paramref name="path"/>, flushes to disk and renames.</summary>
    public static void Write(string path, ReadOnlySpan<byte> content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var draft = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            using (var stream = new FileStream(draft, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                stream.Write(content);
                stream.Flush(flushToDisk: true);
            }

            Rename(draft, path);
        }
        catch
        {
            File.Delete(draft);
            throw;
        }
    }

    private static void Rename(string draft, string path)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                File.Move(draft, path, overwrite: true);
                return;
            }
            // On Windows a file cannot be replaced while somebody reads it.
            catch (Exception e) when (e is IOException or UnauthorizedAccessException && attempt < Attempts)
            {
                Thread.Sleep(10);
            }
        }
    }
}
