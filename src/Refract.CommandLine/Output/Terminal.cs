using System.Text.RegularExpressions;
using Spectre.Console;

namespace Refract.CommandLine;

/// <summary>
/// What a command says and asks. Data goes to the output, so that another program can read it; all else goes to the
/// error stream. Not for use by several threads at once.
/// </summary>
public sealed partial class Terminal
{
    private const int Unlimited = 100_000;

    private readonly TerminalOptions _options;

    /// <summary>Draws lines over; knows the window's width.</summary>
    private readonly IAnsiConsole _console;

    /// <summary>Writes text, which the terminal breaks better than anybody else.</summary>
    private readonly IAnsiConsole _unbroken;

    /// <summary>Creates it.</summary>
    public Terminal(TerminalOptions options)
    {
        _options = options;
        _console = Create(options, options.Width ?? Unlimited);
        _unbroken = Create(options, Unlimited);
    }

    /// <summary>True when a person can be asked.</summary>
    public bool CanAsk => _options.CanAsk;

    /// <summary>
    /// What this program calls the commands of <c>refract</c> that texts speak of: in what is said to a person, the
    /// first text of a pair is replaced by the second.
    /// </summary>
    public IReadOnlyList<(string Refract, string Here)> CommandNames { get; set; } = [];

    /// <summary>Where data goes, for writers of their own.</summary>
    public TextWriter DataWriter => _options.Output;

    /// <summary>Data: text as it is, to the output.</summary>
    public void Data(string text) => _options.Output.Write(text);

    /// <summary>Data: a line, to the output.</summary>
    public void DataLine(string text = "") => _options.Output.Write(text + "\n");

    /// <summary>A line as it is, to the error stream.</summary>
    internal void Error(string line) => _options.Error.Write(line + "\n");

    /// <summary>A line for a person.</summary>
    public void Say(string text) => WriteLine(text, null);

    /// <summary>A line that says what has been done.</summary>
    public void Done(string text) => WriteLine(text, "green");

    /// <summary>A line of lesser weight.</summary>
    public void Note(string text) => WriteLine(text, "grey");

    /// <summary>A finding, with colour on the first word that says how severe it is, and on its code.</summary>
    internal void Finding(string text)
    {
        var severity = Severity().Match(text);
        if (!severity.Success)
        {
            Say(text);
            return;
        }

        WriteStyled(text[..severity.Index], null);
        WriteStyled(severity.Value, severity.Value[0] switch
        {
            'e' => "red", 'w' => "yellow", _ => "blue",
        });
        WriteLine(text[(severity.Index + severity.Length)..], null);
    }

    /// <summary>A warning, on lines of its own.</summary>
    public void Warn(string text)
    {
        WriteStyled("warning: ", "yellow");
        WriteLine(Indent(text, "         "), null);
    }

    /// <summary>A block: what, why, what next.</summary>
    public void Show(CommandException error)
    {
        WriteStyled("error", "red bold");
        if (error.Code is { } code) WriteStyled(" " + code, "red");
        WriteLine(": " + Indent(error.Message, "       "), null);
        if (error.Why is { Length: > 0 } why) Part("why", why);
        if (error.Next is { Length: > 0 } next) Part("next", next);
    }

    [GeneratedRegex(@"(?<=^|: |^  )(error|warning|warn|info)\b( RFR\d{4})?")]
    private static partial Regex Severity();

    private void Part(string name, string text)
    {
        WriteStyled($"  {name,-5} ", "grey");
        WriteLine(Indent(text, "        "), null);
    }

    private void WriteLine(string text, string? style)
    {
        WriteStyled(text, style);
        _options.Error.Write('\n');
    }

    /// <summary>A text in which <see cref="CommandNames"/> are replaced.</summary>
    internal string Renamed(string text)
    {
        foreach (var (refract, here) in CommandNames) text = text.Replace(refract, here, StringComparison.Ordinal);
        return text;
    }

    private void WriteStyled(string text, string? style)
    {
        text = Renamed(text);
        // Plain text goes past Spectre, which would lengthen tabs.
        if (style is null || !_options.UseColors) _options.Error.Write(text);
        else _unbroken.Write(new Text(text, Style.Parse(style)));
    }

    private static IAnsiConsole Create(TerminalOptions options, int width)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            // Spectre guesses from the process's console, which is the wrong one when the streams are redirected.
            Ansi = options.UseColors ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = options.UseColors ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = options.CanAsk ? InteractionSupport.Yes : InteractionSupport.No,
            Out = new AnsiConsoleOutput(options.Error),
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
        });
        console.Profile.Width = width;
        console.Profile.Capabilities.Unicode = options.UseColors;
        return console;
    }

    private static string Indent(string text, string by) =>
        text.ReplaceLineEndings("\n").TrimEnd('\n').Replace("\n", "\n" + by, StringComparison.Ordinal);
}
