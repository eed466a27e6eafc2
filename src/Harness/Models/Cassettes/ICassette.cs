namespace Harness.Models.Cassettes;

/// <summary>What sits between a run's client and the network: a recorder that passes everything on, or a player that is all the network there is.</summary>
public interface ICassette
{
    /// <summary>The innermost but one handler of the run's HTTP client.</summary>
    /// <param name="network">The handler that sends; shared by all runs, never disposed by what is returned.</param>
    HttpMessageHandler Over(HttpMessageHandler network);
}
