using System.Text;

namespace Harness.Tools;

/// <summary>The lines that a search found, within its limits.</summary>
internal sealed class SearchHits
{
    private readonly StringBuilder _shown = new();
    private bool _full;
    private int _shownCount;
    private int _hiddenCount;

    public void Add(string path, int line, string text)
    {
        var cut = ReplyText.Cut(text, SearchTool.MaxLineCharacters);
        var hit = $"{path}:{line}: {cut}{(cut.Length < text.Length ? "..." : "")}\n";
        // Once one line did not fit no later one is shown: what is shown has no gap.
        _full |= _shownCount == SearchTool.MaxHits || _shown.Length + hit.Length > SearchTool.MaxCharacters;
        if (_full)
        {
            _hiddenCount++;
            return;
        }

        _shown.Append(hit);
        _shownCount++;
    }

    public string ToReply(bool stopped)
    {
        if (_hiddenCount > 0)
        {
            var atLeast = stopped ? "at least " : "";
            return $"{_shown}({atLeast}{ReplyText.Count(_hiddenCount, "more line")} not shown: use a narrower pattern, or give folder or path)";
        }

        if (stopped)
            return $"{_shown}(the search was stopped before it had seen everything: use a simpler pattern, or give folder or path)";
        return _shownCount == 0 ? "no line matches" : _shown.ToString().TrimEnd('\n');
    }
}
