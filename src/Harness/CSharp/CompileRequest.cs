namespace Harness.CSharp;

/// <summary>What the compile worker is asked: all these sources, as one assembly.</summary>
/// <param name="Sources">The files.</param>
/// <param name="LimitMilliseconds">When the worker gives up by itself, if Roslyn listens.</param>
/// <param name="WithMembers">Whether the reply is to describe the members, see <see cref="CompileReply.Members"/>.</param>
internal sealed record CompileRequest(IReadOnlyList<SourceFile> Sources, int LimitMilliseconds, bool WithMembers = false);
