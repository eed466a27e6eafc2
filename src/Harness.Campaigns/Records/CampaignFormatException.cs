namespace Harness.Campaigns.Records;

/// <summary>A file of a campaign cannot be trusted. The message names the file, the line where there is one, and what is wrong.</summary>
public sealed class CampaignFormatException : Exception
{
    /// <param name="file">Path of the file.</param>
    /// <param name="line">Line from 1; null when the whole file is meant.</param>
    /// <param name="problem">What is wrong and, where there is one, the cure.</param>
    /// <param name="inner">What the parser said.</param>
    public CampaignFormatException(string file, int? line, string problem, Exception? inner = null)
        : base(line is null ? $"{file}: {problem}" : FormattableString.Invariant($"{file}, line {line}: {problem}"), inner)
    {
        File = file;
        Line = line;
    }

    /// <summary>Path of the file.</summary>
    public string File { get; }

    /// <summary>Line from 1; null when the whole file is meant.</summary>
    public int? Line { get; }
}
