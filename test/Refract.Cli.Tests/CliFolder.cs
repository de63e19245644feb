using Refract.CommandLine;
using Refract.Testing;

namespace Refract.Cli.Tests;

/// <summary>
/// A project of a test's own, and the command run in it, without a terminal unless answers are given.
/// </summary>
public sealed class CliFolder : IDisposable
{
    private readonly TempFolder _folder = new();

    /// <summary>The variables that the command sees; none of this process's.</summary>
    public Dictionary<string, string> Variables { get; } = new(StringComparer.Ordinal);

    /// <summary>The absolute path.</summary>
    public string Path => _folder.Path;

    /// <summary>The absolute path of something inside.</summary>
    public string this[string relative] => _folder[relative];

    /// <summary>Writes a file.</summary>
    public CliFolder With(string relative, string text)
    {
        _folder.Write(relative, text);
        return this;
    }

    /// <summary>Reads a file.</summary>
    public string Read(string relative) => File.ReadAllText(_folder[relative]);

    /// <summary>Runs <c>refract</c> without a terminal.</summary>
    public Task<CommandRun> Run(params string[] arguments) => Run(null, arguments);

    /// <summary>Runs <c>refract</c> in a folder inside, without a terminal.</summary>
    public Task<CommandRun> RunIn(string folder, params string[] arguments) =>
        Run(null, arguments, canAsk: null, _folder[folder]);

    /// <summary>Runs <c>refract</c> without a terminal, with this text on stdin.</summary>
    public Task<CommandRun> RunReading(string input, params string[] arguments) => Run(input, arguments, canAsk: false);

    /// <summary>Runs <c>refract</c> as at a terminal where a person types these lines.</summary>
    public Task<CommandRun> RunAnswering(string answers, params string[] arguments) => Run(answers, arguments);

    /// <summary>The words that name each command: <c>db push</c>; the empty text for the program itself.</summary>
    public IReadOnlyList<string> CommandPaths()
    {
        using var silent = new StringWriter();
        var terminal = new Terminal(new TerminalOptions(silent, silent, TextReader.Null));
        return [.. Paths(new RefractProgram(terminal, Path, Variables).Build(), "")];

        static IEnumerable<string> Paths(System.CommandLine.Command command, string path)
            => command.Subcommands.SelectMany(sub => Paths(sub, (path + " " + sub.Name).Trim())).Prepend(path);
    }

    /// <summary>What the parser makes of words, without running them.</summary>
    internal System.CommandLine.ParseResult Parse(string words)
    {
        using var silent = new StringWriter();
        return new RefractProgram(new Terminal(new TerminalOptions(silent, silent, TextReader.Null)), Path, Variables)
            .Build().Parse(words);
    }

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();

    private async Task<CommandRun> Run(string? answers, string[] arguments, bool? canAsk = null, string? folder = null)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        using var input = new StringReader(answers ?? "");
        var terminal = new Terminal(
            new TerminalOptions(output, error, input) { CanAsk = canAsk ?? answers is not null });
        var code = await new RefractProgram(terminal, folder ?? Path, Variables).Run(arguments,
            TestContext.Current.CancellationToken);
        return new CommandRun(code, Shown(output), Shown(error));
    }

    private string Shown(StringWriter writer) =>
        writer.ToString().ReplaceLineEndings("\n").Replace(Path, "FOLDER", StringComparison.Ordinal);
}
