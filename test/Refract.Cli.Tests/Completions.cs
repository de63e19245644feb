using System.Diagnostics;

namespace Refract.Cli.Tests;

/// <summary>The completion scripts in real shells.</summary>
public sealed class Completions
{
    private const string Bash = """
        eval "$(refract completion bash)"
        try() {
          COMP_LINE="$1"; COMP_POINT=${#1}; COMP_WORDS=($1)
          [ "${1: -1}" = " " ] && COMP_WORDS+=("")
          COMP_CWORD=$((${#COMP_WORDS[@]}-1)); COMPREPLY=(); _refract_complete; echo "$1: ${COMPREPLY[*]}"
        }
        try "refract mi"; try "refract migrate de"; try "refract db push --acc"; try "refract migrate dev --onl"
        try "refract erd --format m"
        """;

    private const string Fish = """
        refract completion fish | source
        for line in "refract mi" "refract migrate de" "refract db push --acc" "refract migrate dev --onl" \
            "refract erd --format m"
          echo "$line:" (complete -C "$line" | string match -- "*"(string split " " -- $line)[-1]"*")
        end
        """;

    private const string Expected = """
        refract mi: migrate
        refract migrate de: deploy dev
        refract db push --acc: --accept-data-loss
        refract migrate dev --onl: --online
        refract erd --format m: mermaid

        """;

    [Theory]
    [InlineData("bash", Bash)]
    [InlineData("fish", Fish)]
    public async Task Offer_commands_and_options(string shell, string script) =>
        (await Run(shell, script)).ShouldBe(Expected);

    [Fact]
    public async Task Are_read_by_zsh()
    {
        // What it offers is seen only by the line editor of a terminal.
        var output = await Run("zsh", "autoload -Uz compinit; compinit -u -D; eval \"$(refract completion zsh)\"; "
            + "echo \"$_comps[refract] $+functions[_refract]\"");
        output.ShouldBe("_refract 1\n");
    }

    private static async Task<string> Run(string shell, string script)
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator)
            .Any(path => File.Exists(Path.Combine(path, shell))), $"{shell} is not installed.");
        using var folder = new CliFolder().With("bin/refract",
            $"#!/bin/sh\nexec dotnet '{typeof(RefractProgram).Assembly.Location}' \"$@\"\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(folder["bin/refract"],
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var start = new ProcessStartInfo(shell, ["-c", script])
        {
            WorkingDirectory = folder.Path, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment["PATH"] = folder["bin"] + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH");
        start.Environment["HOME"] = folder.Path;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        error.ShouldBe("");
        return await output;
    }
}
