namespace Harness.Models.Cassettes;

/// <summary>A cassette cannot be written, trusted, or played on. The run is invalid; the message says what is wrong and, where there is one, the cure.</summary>
public sealed class CassetteException(string message, Exception? innerException = null) : Exception(message, innerException);
