namespace Harness.Campaigns.Records;

/// <summary>
/// Opens a file so that no other process that opens it here can get in between. The lock ends with the stream, also when the
/// process is killed.
/// </summary>
internal static class LockedFile
{
    private const int Attempts = 2_000;
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(20);

    /// <summary>Opens for reading and writing, alone; creates the file when it is missing.</summary>
    /// <exception cref="IOException">Another process held the file for about half a minute.</exception>
    public static FileStream OpenAlone(string path) =>
        Open(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);

    /// <summary>Opens for reading beside other readers, but not beside a writer.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="IOException">Another process held the file for about half a minute.</exception>
    public static FileStream OpenShared(string path) =>
        Open(path, FileMode.Open, FileAccess.Read, FileShare.Read);

    private static FileStream Open(string path, FileMode mode, FileAccess access, FileShare share)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return new FileStream(path, mode, access, share);
            }
            catch (IOException e) when (e is not (FileNotFoundException or DirectoryNotFoundException or PathTooLongException) && attempt < Attempts)
            {
                var pause = TimeSpan.FromMilliseconds(attempt);
                Thread.Sleep(pause < LongestPause ? pause : LongestPause);
            }
        }
    }
}
