using Harness.Checking;
using Harness.Models;
using Harness.Sandboxes;
using Microsoft.Extensions.AI;

namespace Harness.Tool.Doctor;

/// <summary>A model with a client that belongs to no run of a campaign.</summary>
internal sealed class ProbedModel : IAttemptObserver
{
    public ProbedModel(ModelUnderTest model)
    {
        Model = model;
        Client = model.ClientFor(new RunContext(NoTask(), Run: 1, this));
        Address = (Client.GetService(typeof(ChatClientMetadata)) as ChatClientMetadata)?.ProviderUri;
    }

    public ModelUnderTest Model { get; }

    public IChatClient Client { get; }

    /// <summary>Where the model is asked; null when its client does not say.</summary>
    public Uri? Address { get; }

    /// <summary>What the last request took.</summary>
    public TimeSpan Latency { get; private set; }

    public void AttemptBegan()
    {
    }

    public void AttemptEnded(ProviderAttempt attempt) => Latency = attempt.Duration;

    public void WaitBegan(TimeSpan delay)
    {
    }

    public void WaitEnded()
    {
    }

    private static PreparedTask NoTask() => new()
    {
        Task = new TaskDefinition
        {
            Suite = "doctor",
            Id = "doctor",
            Name = "doctor",
            Folder = AppContext.BaseDirectory,
            Tools = [],
            Check = static (_, _) => Task.FromResult(new Verdict(0, 0, [])),
        },
        Instance = 0,
        Renaming = Renaming.None,
        Prompt = "",
        Start = WorkspaceSnapshot.Of([]),
        CheckerSha256 = "",
    };
}
