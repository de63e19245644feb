namespace Refract.CommandLine;

/// <summary>
/// Scripts that let a shell complete a program's commands and options. They ask the program itself, by the parser's
/// directive <c>[suggest:PLACE]</c>, so they need not change with it.
/// </summary>
public static class CompletionOperation
{
    private const string Bash = """
        # refract completion for bash: eval "$(refract completion bash)"
        _refract_complete() {
          local line="${COMP_LINE#"${COMP_WORDS[0]}"}" words IFS=$'\n'
          line="${line# }"
          local place=$((COMP_POINT - ${#COMP_LINE} + ${#line}))
          words="$("${COMP_WORDS[0]}" "[suggest:$place]" "$line" 2>/dev/null)"
          COMPREPLY=($(compgen -W "$words" -- "${COMP_WORDS[COMP_CWORD]}"))
        }
        complete -o default -F _refract_complete refract

        """;

    private const string Zsh = """
        #compdef refract
        # refract completion for zsh: eval "$(refract completion zsh)"
        _refract() {
          local line="${BUFFER#${words[1]}}"
          line="${line# }"
          local place=$((CURSOR - ${#BUFFER} + ${#line}))
          local -a found
          found=("${(@f)$("${words[1]}" "[suggest:$place]" "$line" 2>/dev/null)}")
          compadd -- ${found:#}
          (( ${#found:#} )) || _files
        }
        compdef _refract refract

        """;

    private const string Fish = """
        # refract completion for fish: refract completion fish | source
        function __refract_complete
          set -l line (commandline -cp | string replace -r '^\s*\S+\s?' '')
          refract "[suggest:"(string length -- "$line")"]" "$line" 2>/dev/null
        end
        complete -c refract -a '(__refract_complete)'

        """;

    private const string PowerShell = """
        # refract completion for PowerShell: refract completion powershell | Out-String | Invoke-Expression
        Register-ArgumentCompleter -Native -CommandName refract -ScriptBlock {
          param($word, $ast, $place)
          $line = "$ast" -replace '^\s*\S+\s?', ''
          $at = [Math]::Max(0, $place - ("$ast".Length - $line.Length))
          refract "[suggest:$at]" "$line" 2>$null | Where-Object { $_ -like "$word*" } | ForEach-Object {
            [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
          }
        }

        """;

    private static readonly (string Shell, string Script)[] s_scripts =
        [("bash", Bash), ("zsh", Zsh), ("fish", Fish), ("powershell", PowerShell)];

    /// <summary>The script for a shell.</summary>
    /// <param name="shell"><c>bash</c>, <c>zsh</c>, <c>fish</c> or <c>powershell</c>.</param>
    /// <exception cref="CommandException">Another one.</exception>
    public static CompletionReport Run(string shell) =>
        Array.Find(s_scripts, known => known.Shell == shell) is { Script: { } script }
            ? new CompletionReport(shell, script) { IsComplete = true }
            : throw CommandException.BadInput($"There is no completion for {shell}.", null,
                $"Give one of: {string.Join(", ", s_scripts.Select(known => known.Shell))}");
}
