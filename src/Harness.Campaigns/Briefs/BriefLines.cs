using System.Text;
using System.Text.RegularExpressions;
using Harness.Campaigns.Records;

namespace Harness.Campaigns.Briefs;

/// <summary>Puts the lines of a brief together to passages and tables.</summary>
internal sealed partial class BriefLines(string file)
{
    private readonly List<BriefPassage> _passages = [];
    private readonly List<BriefTable> _tables = [];
    private readonly StringBuilder _text = new();
    private readonly List<(int Offset, int Line, int Column)> _starts = [];
    private readonly List<IReadOnlyList<BriefPassage>> _rows = [];
    private readonly BriefBlocks _blocks = new();
    private BriefTag _section;
    private BriefPassage? _before;
    private BriefTable? _last;

    public void Read(string raw, int number)
    {
        if (raw.Length > BriefText.LongestPassage)
            throw new CampaignFormatException(file, number, FormattableString.Invariant($"no brief: a line of {raw.Length} characters, at most {BriefText.LongestPassage} are read."));
        if (raw.AsSpan().IndexOfAnyInRange('\0', '\b') is >= 0 and var control)
            throw new CampaignFormatException(file, number, FormattableString.Invariant($"no brief: character {control + 1} is the control character U+{(int)raw[control]:X4}."));
        var start = _blocks.Start(raw, number, _text.Length > 0);
        if (_blocks.IsCode)
            EndBlock();
        if (start == BriefBlocks.Nothing)
            return;
        var line = raw[start..].TrimStart();
        var column = raw.Length - line.Length + 1;
        if (line.Length > 0 && line[0] == '|')
        {
            EndPassage();
            _rows.Add(Cells(line, number, column));
            return;
        }

        EndTable();
        if (line.Length == 0 || line[0] == '>' || Rule().IsMatch(line))
        {
            EndPassage();
        }
        else if (Heading().Match(line) is { Success: true } heading)
        {
            EndPassage();
            (_section, _before, _last) = (BriefTags.In(line).Select(tag => tag.Tag).FirstOrDefault(), null, null);
            Append(line[heading.Length..], number, column + heading.Length);
            EndPassage();
        }
        else if (Item().Match(line) is { Success: true } item)
        {
            EndPassage();
            Append(line[item.Length..], number, column + item.Length);
        }
        else
        {
            Append(line, number, column);
        }
    }

    public BriefText Finish()
    {
        EndBlock();
        return new BriefText(_passages, _tables, _blocks.Open);
    }

    private void EndBlock()
    {
        EndTable();
        EndPassage();
    }

    private void Append(string text, int number, int column)
    {
        if (_text.Length > 0)
            _text.Append(' ');
        _starts.Add((_text.Length, number, column));
        _text.Append(text);
        if (_text.Length > BriefText.LongestPassage)
            throw new CampaignFormatException(file, number, FormattableString.Invariant($"no brief: a paragraph of more than {BriefText.LongestPassage} characters."));
    }

    private void EndPassage()
    {
        if (_text.Length == 0)
            return;
        var passage = new BriefPassage(_text.ToString(), [.. _starts], _section);
        _text.Clear();
        _starts.Clear();
        _passages.Add(passage);
        var tags = BriefTags.In(passage.Text);
        // A tag that stands alone holds for what follows.
        if (tags is [var only] && passage.Text.Trim().Length == only.Length)
            _section = only.Tag;
        if (_last is not null)
            (_last.After, _last) = (passage, null);
        _before = passage;
    }

    private void EndTable()
    {
        if (_rows is [var header, _, ..])
        {
            _last = new BriefTable([.. header.Select(cell => cell.Text.Trim().ToLowerInvariant())], [.. _rows.Skip(1).Where(row => !IsDelimiter(row))], _before);
            _tables.Add(_last);
            _before = null;
        }

        _rows.Clear();
    }

    private BriefPassage[] Cells(string line, int number, int column)
    {
        List<BriefPassage> cells = [];
        var tag = _before is null ? _section : BriefTags.AtEndOf(_before);
        for (int start = 1, at = 1; at <= line.Length; at++)
        {
            if (at < line.Length && line[at] == '\\')
                at++;
            else if (at == line.Length || line[at] == '|')
            {
                if (at < line.Length || line[start..].Trim().Length > 0)
                    cells.Add(new BriefPassage(line[start..at], [(0, number, column + start)], tag));
                start = at + 1;
                if (start >= line.Length)
                    break;
            }
        }

        return [.. cells];
    }

    private static bool IsDelimiter(IReadOnlyList<BriefPassage> row) => row.All(cell => Delimiter().IsMatch(cell.Text));

    [GeneratedRegex("^#{1,6} ", RegexOptions.CultureInvariant)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^(?:[-*+]|[0-9]{1,9}[.)]) ", RegexOptions.CultureInvariant)]
    private static partial Regex Item();

    [GeneratedRegex(@"^[-=*_ ]{3,}$", RegexOptions.CultureInvariant)]
    private static partial Regex Rule();

    [GeneratedRegex("^ *:?-+:? *$", RegexOptions.CultureInvariant)]
    private static partial Regex Delimiter();
}
