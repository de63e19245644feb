namespace Refract.CommandLine;

/// <summary>How a <see cref="Terminal"/> talks.</summary>
/// <param name="Output">Where data goes.</param>
/// <param name="Error">Where everything said to a person goes.</param>
/// <param name="Input">Where answers come from.</param>
public sealed record TerminalOptions(TextWriter Output, TextWriter Error, TextReader Input)
{
    /// <summary>
    /// True when a person sits at <see cref="Input"/> and reads <see cref="Error"/>: only then is anything asked.
    /// </summary>
    public bool CanAsk { get; init; }

    /// <summary>True when <see cref="Error"/> may hold colours and lines that are drawn over.</summary>
    public bool UseColors { get; init; }

    /// <summary>Columns before a table breaks; null for no limit.</summary>
    public int? Width { get; init; }

    /// <summary>
    /// The options for this process's own console. Colours are off when stderr is redirected or <c>NO_COLOR</c> is set
    /// to anything.
    /// </summary>
    public static TerminalOptions ForProcess()
    {
#pragma warning disable RS0030 // The one place that hands the console to the commands.
        var isTerminal = !Console.IsErrorRedirected;
        return new TerminalOptions(Console.Out, Console.Error, Console.In)
        {
            CanAsk = isTerminal && !Console.IsInputRedirected,
            UseColors = isTerminal && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")),
            // A pseudo-terminal may say that it is 0 columns wide.
            Width = isTerminal ? (Console.WindowWidth is var width and >= 20 ? width : 80) : null,
        };
#pragma warning restore RS0030
    }
}
