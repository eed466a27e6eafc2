using System.CommandLine;

namespace Harness.Tool.Completion;

/// <summary><c>dotnet harness completion</c>.</summary>
internal static class CompletionCommand
{
    /// <summary>What its help ends with.</summary>
    public const string Lesson = """
        Prints a script that makes a shell complete commands, options, campaigns and models of the installed command dotnet-harness.
        With the global tool dotnet-suggest it is not needed.

        Examples:
          source <(dotnet-harness completion bash)               now; or into ~/.bashrc
          source <(dotnet-harness completion zsh)                now; or into ~/.zshrc, after compinit
          dotnet-harness completion pwsh | Out-String | Invoke-Expression
        """;

    // The program wants the line without its own name, and a position in that.
    private const string Bash = """
        _dotnet_harness() {
          local line="${COMP_LINE#"${COMP_WORDS[0]}" }" word="${COMP_WORDS[COMP_CWORD]}"
          local position=$(( COMP_POINT - ${#COMP_LINE} + ${#line} )) IFS=$'\n'
          COMPREPLY=( $(compgen -W "$(dotnet-harness "[suggest:$position]" "$line" 2>/dev/null)" -- "$word") )
        }
        complete -o default -F _dotnet_harness dotnet-harness
        """;

    private const string Zsh = """
        _dotnet_harness() {
          local line="${BUFFER#"${words[1]}" }"
          local position=$(( CURSOR - ${#BUFFER} + ${#line} ))
          local -a found
          found=("${(@f)$(dotnet-harness "[suggest:$position]" "$line" 2>/dev/null)}")
          compadd -a found
        }
        compdef _dotnet_harness dotnet-harness
        """;

    private const string PowerShell = """
        Register-ArgumentCompleter -Native -CommandName dotnet-harness -ScriptBlock {
          param($word, $ast, $position)
          $line = $ast.ToString() -replace '^\S+\s?', ''
          $at = [Math]::Max(0, $position - $ast.ToString().Length + $line.Length)
          dotnet-harness "[suggest:$at]" "$line" | Where-Object { $_ -like "$word*" } |
            ForEach-Object { [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_) }
        }
        """;

    public static Command Create(Terminal terminal)
    {
        var shell = new Argument<string>("SHELL") { Description = "bash, zsh or pwsh", HelpName = "SHELL" };
        shell.AcceptOnlyFromAmong("bash", "zsh", "pwsh");
        var json = new Option<bool>("--json") { Description = "print it as JSON" };
        var command = new Command("completion", "Prints the script with which a shell completes this command.") { shell, json };
        command.SetAction(parsed =>
        {
            var name = parsed.GetValue(shell)!;
            var script = (name switch { "bash" => Bash, "zsh" => Zsh, _ => PowerShell }).ReplaceLineEndings("\n");
            if (parsed.GetValue(json))
                terminal.WriteJson(new { FormatVersion = 1, Shell = name, Script = script });
            else
                terminal.Line(script);
            return ExitCodes.Success;
        });
        return command;
    }
}
