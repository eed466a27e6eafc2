namespace Lindenvale.Screens.Catalogue;

public enum Collection
{
    Adult,
    YoungAdult,
    Children,
}

public enum Format
{
    Print,
    Audio,
}

/// <summary>One title of the catalogue. The printed and the audio edition of a book are two titles.</summary>
/// <param name="Number">The catalogue number; unique.</param>
/// <param name="Name">What is written on the cover.</param>
/// <param name="Collection">Where it stands.</param>
/// <param name="Format">What it is.</param>
/// <param name="Copies">How many the network owns, at least 1.</param>
/// <param name="Acquired">When the first copy came in.</param>
/// <param name="IsWithdrawn">True once it was taken out of the catalogue.</param>
public sealed record Title(
    int Number, string Name, Collection Collection, Format Format, int Copies, DateOnly Acquired, bool IsWithdrawn = false);
