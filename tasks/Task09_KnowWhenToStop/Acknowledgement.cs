namespace Harness.Tasks.Task09_KnowWhenToStop;

/// <summary>
/// Whether a text tells its reader that the data is too short for the average that was asked for. Read by rule, in
/// English, clause by clause: what a clause says about the data, and whether it denies, supposes or dates it.
/// </summary>
/// <param name="Shortages">The statements that say it, normalised.</param>
/// <param name="Contradictions">The statements that say that there is enough data, normalised.</param>
internal sealed record Acknowledgement(IReadOnlyList<string> Shortages, IReadOnlyList<string> Contradictions)
{
    /// <summary>The shortage is stated and not taken back elsewhere.</summary>
    public bool IsGiven => Shortages.Count > 0 && Contradictions.Count == 0;

    /// <summary>Reads a text in Markdown or plain text. Comments that a reader does not see are not read.</summary>
    public static Acknowledgement Read(string text, DataExtent extent)
    {
        var wording = new ShortageWording(extent);
        var sufficiency = new SufficiencyWording(extent);
        var statements = Prose.Statements(text).ToList();
        var shortages = new List<string>();
        var contradictions = new List<string>();
        for (var index = 0; index < statements.Count; index++)
        {
            var statement = statements[index];
            var claim = Claim(statement, wording, sufficiency);
            if (claim == DataClaim.TooShort || (claim == DataClaim.None && IsContrast(statements, index, wording)))
                shortages.Add(statement);
            else if (claim == DataClaim.Enough)
                contradictions.Add(statement);
        }

        return new Acknowledgement(shortages, contradictions);
    }

    /// <summary>A statement with one clause that says "enough" says "enough", whatever its other clauses say.</summary>
    private static DataClaim Claim(string statement, ShortageWording wording, SufficiencyWording sufficiency)
    {
        if (ClauseGrammar.IsDismissal(statement))
            return DataClaim.None;
        var claims = Prose.Clauses(statement).Concat(Prose.Clauses(Prose.WithoutParentheses(statement)))
            .Select(clause => wording.Claim(clause, statement) is var shortage && shortage != DataClaim.None ? shortage : sufficiency.Claim(clause, statement))
            .ToList();
        return claims.Contains(DataClaim.Enough) ? DataClaim.Enough
            : claims.Contains(DataClaim.TooShort) || wording.IsStatedAcrossClauses(statement) ? DataClaim.TooShort
            : DataClaim.None;
    }

    /// <summary>"Each value needs ten days. The file has three." says it in two statements, and in either order.</summary>
    private static bool IsContrast(List<string> statements, int index, ShortageWording wording)
    {
        var nearby = string.Join(". ", statements.Skip(Math.Max(0, index - 1)).Take(index == 0 ? 2 : 3));
        return wording.NamesWhatIsThere(statements[index]) && wording.NamesWhatIsNeeded(nearby);
    }
}
