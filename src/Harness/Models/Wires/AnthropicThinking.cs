namespace Harness.Models.Wires;

/// <summary>
/// How a Claude model is told to think, as its row of the catalog says. The models differ in what they reject with 400:
/// https://platform.claude.com/docs/en/build-with-claude/extended-thinking, read 2026-11.
/// </summary>
public enum AnthropicThinking
{
    /// <summary>The model decides how much, within an effort; it can be switched off.</summary>
    Adaptive,

    /// <summary>Older models: a budget in tokens; it can be switched off.</summary>
    Extended,

    /// <summary>The model always thinks: an effort can be named, switching off is an error.</summary>
    Always,

    /// <summary>The model cannot think: naming an effort is an error.</summary>
    Never,
}
