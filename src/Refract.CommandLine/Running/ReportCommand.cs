using System.CommandLine;

namespace Refract.CommandLine;

/// <summary>Commands that print the report of an operation.</summary>
public static class ReportCommand
{
    /// <summary>
    /// Lets a command run an operation and print its report, as text or, with <see cref="JsonOption"/>, as JSON.
    /// </summary>
    /// <param name="command">The command.</param>
    /// <param name="terminal">Where output goes.</param>
    /// <param name="operation">The operation.</param>
    public static void SetReport<TReport>(this Command command, Terminal terminal,
        Func<ParseResult, IInteraction, CancellationToken, Task<TReport>> operation)
        where TReport : Report
    {
        ArgumentNullException.ThrowIfNull(command);
        command.SetAction(async (parsed, ct) =>
        {
            var printer = new ReportPrinter(terminal, JsonOption.IsGiven(parsed));
            try
            {
                return printer.Print(await operation(parsed, printer, ct).ConfigureAwait(false));
            }
            catch (Exception error)
            {
                return printer.Print(Failure.Explain(error));
            }
        });
    }

    /// <summary>The same for an operation that needs no database.</summary>
    public static void SetReport<TReport>(this Command command, Terminal terminal,
        Func<ParseResult, TReport> operation)
        where TReport : Report
        => command.SetReport(terminal, (parsed, _, _) => Task.FromResult(operation(parsed)));
}
