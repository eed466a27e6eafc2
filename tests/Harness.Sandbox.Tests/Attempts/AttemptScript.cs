namespace Harness.Sandbox.Tests.Attempts;

/// <summary>What every script of an attempt begins and ends with.</summary>
public static class AttemptScript
{
    /// <summary>What a script that came to its end prints last.</summary>
    public const string End = "tried everything";

    /// <summary>The words that the scripts are written in.</summary>
    private const string Prelude = """
        PATH=$PATH:/usr/sbin:/sbin
        breach() { echo "breach: $*"; }
        # The file holds something that can be read.
        reads() { if x=$( (head -c 4096 < "$1" | tr -d '\000') 2>/dev/null) && [ -n "$x" ]; then breach "read $1"; echo "$x"; fi; }
        # The file is there and can be opened for writing; nothing is written. The folder can be listed; the entry can be made.
        opens() { if [ -e "$1" ] && (: >> "$1") 2>/dev/null; then breach "opened $1 for writing"; fi; }
        lists() { x=$(ls -A "$1" 2>/dev/null) && [ -n "$x" ] && breach "listed $1:" $x; }
        makes() { if (: > "$1") 2>/dev/null; then breach "made $1"; rm -f "$1"; fi; }
        runs() { if "$@" >/dev/null 2>&1; then breach "ran $*"; fi; }
        probe() { $PROBE "$@" || echo "broken: probe $1 ended with $?"; }
        # The same for what a limit may end.
        hoard() { $PROBE "$@" || echo "refused: probe $1 ended with $?"; }

        """;

    /// <summary>The whole script.</summary>
    public static string Of(string script) => $"{Prelude}{script}\necho '{End}'\n";
}
