namespace Harness.Tool;

/// <summary>Reads what is piped into a command.</summary>
internal static class TextInput
{
    /// <summary>The text, but no more of it than asked for: a pipe may never end.</summary>
    public static string ReadAtMost(TextReader reader, int characters)
    {
        var buffer = new char[characters];
        return new string(buffer, 0, reader.ReadBlock(buffer, 0, characters));
    }
}
