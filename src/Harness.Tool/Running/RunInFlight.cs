using Harness.Campaigns.Statistics;
using Harness.Campaigns.Transcripts;

namespace Harness.Tool.Running;

/// <summary>A run that is being made, as far as its transcript tells.</summary>
/// <param name="task">The task.</param>
/// <param name="run">The run.</param>
/// <param name="file">The unfinished transcript.</param>
/// <param name="since">When it was first seen.</param>
internal sealed class RunInFlight(string task, int run, string file, DateTimeOffset since)
{
    private readonly TranscriptReader _transcript = new(file);

    public string Task => task;

    public int Run => run;

    public DateTimeOffset Since => since;

    /// <summary>Answers of the model so far.</summary>
    public int Turns { get; private set; }

    /// <summary>USD so far; null when a request's cost is unknown.</summary>
    public decimal? CostUsd { get; private set; } = 0;

    /// <summary>What happened last: a tool's name, or that the model is being asked; hostile text.</summary>
    public string Doing { get; private set; } = "starting";

    /// <summary>Reads on. A transcript that has just been moved says nothing more.</summary>
    public void Look()
    {
        try
        {
            foreach (var line in _transcript.ReadOn())
                See(line);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or Campaigns.Records.CampaignFormatException)
        {
            // The record will tell.
        }
    }

    private void See(TranscriptLine line)
    {
        switch (line.Type)
        {
            case TranscriptLine.Prompt:
                Doing = "asking";
                break;
            case TranscriptLine.Request:
                Turns++;
                CostUsd = Cost.Sum([CostUsd, line.CostUsd]);
                break;
            case TranscriptLine.Reply:
                Doing = line.Calls.Count > 0 ? line.Calls[0].Tool : "checking";
                break;
            case TranscriptLine.Call:
                Doing = "asking";
                break;
            case TranscriptLine.Attempt when line.Error is not null:
                Doing = "waiting after a failed request";
                break;
        }
    }
}
