namespace Harness.Loopback;

/// <summary>How a server says that a conversation is too long.</summary>
public enum ContextOverflowSpelling
{
    /// <summary>The code <c>context_length_exceeded</c>.</summary>
    OpenAi,

    /// <summary>Only in the text; the code is the number 400.</summary>
    Vllm,
}
