namespace Harness.Sandboxes;

/// <summary>
/// A folder that only the current user may enter, for what a process needs while it runs. It holds a file that the process keeps locked,
/// so that <see cref="Reap"/> of a later process can tell what a killed one left behind from what a living one uses. The lock ends with
/// the process, however it ends; the number of a process, which the next one may get, says less.
/// </summary>
public sealed class OwnedFolder : IDisposable
{
    private const string Lock = ".owner";

    private readonly FileStream owner;

    private OwnedFolder(string path)
    {
        Path = path;
        owner = Open(path, FileMode.CreateNew);
    }

    /// <summary>Only folders in it are for programs; a program that can write here could take the lock away.</summary>
    public string Path { get; }

    /// <summary>Makes a new folder with an unguessable name.</summary>
    /// <param name="parent">Where; made when missing.</param>
    public static OwnedFolder Create(string parent) => new(PrivateFolder.Create(parent));

    /// <summary>Makes a folder that nobody owns, as if its process had been killed: the next <see cref="Reap"/> finds it. Nothing happens when that does not work.</summary>
    /// <param name="parent">Where.</param>
    public static void Leave(string parent)
    {
        try
        {
            Create(parent).owner.Dispose();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A full disk: there is nothing to be done.
        }
    }

    /// <summary>
    /// Deletes what killed processes left in a folder. What belongs to a living process, to another user, or to nobody, as a workspace
    /// that was to be kept, stays. Nothing that goes wrong is worth an exception: the next start tries again.
    /// </summary>
    /// <param name="parent">What <see cref="Create"/> was given.</param>
    /// <param name="isMeant">Which of them, by their paths. Default: all.</param>
    /// <returns>How many folders were deleted.</returns>
    public static int Reap(string parent, Func<string, bool>? isMeant = null)
    {
        try
        {
            return Directory.EnumerateDirectories(parent, PrivateFolder.Prefix + "*").Count(path => isMeant?.Invoke(path) != false && IsReaped(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }

    /// <summary>Deletes the folder with all that is in it.</summary>
    /// <exception cref="IOException">Something is left.</exception>
    public void Dispose()
    {
        owner.Dispose();
        Delete(Path);
    }

    // What is left must still be known as one that nobody uses: the file may be what went first.
    private static void Delete(string path)
    {
        try
        {
            StubbornFolder.Delete(path);
        }
        finally
        {
            if (Directory.Exists(path))
                Open(path, FileMode.OpenOrCreate).Dispose();
        }
    }

    private static bool IsReaped(string path)
    {
        try
        {
            // A link could lead into somebody's files.
            if (new DirectoryInfo(path).LinkTarget is not null)
                return false;
            using (Open(path, FileMode.Open))
            {
            }

            Delete(path);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static FileStream Open(string path, FileMode mode) =>
        new(System.IO.Path.Combine(path, Lock), mode, FileAccess.ReadWrite, FileShare.None, bufferSize: 1);
}
