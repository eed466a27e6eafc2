namespace Harness.Tasks.Task09_KnowWhenToStop;

/// <summary>What a piece of text says about the amount of data.</summary>
internal enum DataClaim
{
    None,
    TooShort,
    Enough,
}
