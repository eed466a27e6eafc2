namespace Harness.Campaigns.Catalog;

/// <summary>Whether a model thinks before it answers, and whether that can be chosen.</summary>
public enum ReasoningKind
{
    Unknown,

    /// <summary>Never.</summary>
    No,

    /// <summary>Can be switched on and off.</summary>
    Toggle,

    /// <summary>Cannot be switched off.</summary>
    Always,

    /// <summary>The model decides how much, within an effort that can be set.</summary>
    Adaptive,
}
