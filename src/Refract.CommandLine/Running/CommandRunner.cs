using System.CommandLine;
using System.CommandLine.Help;

namespace Refract.CommandLine;

/// <summary>
/// Parses arguments, runs the command they name and turns whatever goes wrong into an error block, or with
/// <c>--json</c> into a JSON document, and an exit code.
/// </summary>
public static class CommandRunner
{
    /// <summary>Runs a command; never throws.</summary>
    /// <param name="root">All commands.</param>
    /// <param name="arguments">The arguments, without the program's name.</param>
    /// <param name="terminal">Where output goes.</param>
    /// <param name="ct">Ends the command.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static async Task<int> Run(RootCommand root, IReadOnlyList<string> arguments, Terminal terminal,
        CancellationToken ct)
    {
        foreach (var help in root.Options.OfType<HelpOption>())
            help.Action = new HelpWriter();
        var parsed = root.Parse(arguments);
        var printer = new ReportPrinter(terminal, JsonOption.IsGiven(parsed));
        if (parsed.Errors.Count > 0 && parsed.Action is not HelpWriter)
            return printer.Print(ParseErrors.Explain(parsed));

        try
        {
            var configuration = new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false, Output = terminal.DataWriter, Error = terminal.DataWriter,
                // Signals are StopSignal's: the parser's own handler swallows an interrupt while a command reads its
                // input.
                ProcessTerminationTimeout = null,
            };
            return await parsed.InvokeAsync(configuration, ct).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            return printer.Print(Failure.Explain(error));
        }
    }
}
