namespace Harness.Campaigns.Records;

/// <summary>Reads a file of lines piece by piece: memory for the longest line, whatever the length of the file.</summary>
internal static class LineChunks
{
    /// <summary>No record is longer by far: what is, is no file of lines.</summary>
    public const int LongestLine = 1 << 26;

    private const int Chunk = 1 << 16;

    /// <summary>Reads to the end.</summary>
    /// <param name="stream">Where to read from.</param>
    /// <param name="consume">Gets what has been read and not consumed; answers how much of it is finished lines.</param>
    /// <returns>What follows the last line feed.</returns>
    /// <exception cref="InvalidDataException">A line is longer than <see cref="LongestLine"/>.</exception>
    public static ReadOnlyMemory<byte> Read(Stream stream, Func<ReadOnlySpan<byte>, int> consume)
    {
        var buffer = new byte[Chunk];
        var filled = 0;
        for (int read; (read = stream.Read(buffer, filled, buffer.Length - filled)) > 0;)
        {
            filled += read;
            var consumed = consume(buffer.AsSpan(0, filled));
            buffer.AsSpan(consumed, filled - consumed).CopyTo(buffer);
            filled -= consumed;
            if (filled < buffer.Length)
                continue;
            if (filled >= LongestLine)
                throw new InvalidDataException($"the line is longer than {LongestLine} bytes.");
            Array.Resize(ref buffer, buffer.Length * 2);
        }

        return buffer.AsMemory(0, filled);
    }
}
