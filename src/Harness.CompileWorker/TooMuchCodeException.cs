namespace Harness.CompileWorker;

/// <summary>There is more code than anybody wants described.</summary>
internal sealed class TooMuchCodeException(string message) : Exception(message);
