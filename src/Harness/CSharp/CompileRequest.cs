namespace Harness.CSharp;

/// <summary>What the compile worker is asked: all these sources, with the tests of a judge if there is one, as one assembly.</summary>
/// <param name="Sources">The files.</param>
/// <param name="LimitMilliseconds">When the worker gives up by itself, if Roslyn listens.</param>
/// <param name="WithMembers">Whether the reply is to describe the members, see <see cref="CompileReply.Members"/>.</param>
/// <param name="Judge">Whose tests are added; what bends them is removed, or is a <see cref="CompileReply.Failure"/>.</param>
internal sealed record CompileRequest(IReadOnlyList<SourceFile> Sources, int LimitMilliseconds, bool WithMembers = false, JudgeSources? Judge = null);
