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

    /// <summary>
    /// Lets a command run an operation again and again, and prints each report or error, until it is cancelled.
    /// </summary>
    /// <param name="command">The command.</param>
    /// <param name="terminal">Where output goes.</param>
    /// <param name="once">The operation when <paramref name="isRepeated"/> says no.</param>
    /// <param name="isRepeated">Whether the command line asks for it.</param>
    /// <param name="operation">The runs of the operation.</param>
    public static void SetReports<TReport>(this Command command, Terminal terminal,
        Func<ParseResult, IInteraction, CancellationToken, Task<TReport>> once, Func<ParseResult, bool> isRepeated,
        Func<ParseResult, IInteraction, CancellationToken, IAsyncEnumerable<Task<TReport>>> operation)
        where TReport : Report
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(isRepeated);
        command.SetAction(async (parsed, ct) =>
        {
            ReportPrinter Printer() => new(terminal, JsonOption.IsGiven(parsed));
            try
            {
                var printer = Printer();
                if (!isRepeated(parsed)) return printer.Print(await once(parsed, printer, ct).ConfigureAwait(false));
                // A printer for each run: a line that was shown before is shown again.
                await foreach (var run in operation(parsed, NoInteraction.Instance, ct).ConfigureAwait(false))
                    try
                    {
                        Printer().Print(await run.ConfigureAwait(false));
                    }
                    catch (CommandException error) when (error.ExitCode != ExitCode.Interrupted)
                    {
                        Printer().Print(error);
                    }

                return ExitCode.Done;
            }
            catch (Exception error)
            {
                return Printer().Print(Failure.Explain(error));
            }
        });
    }

    /// <summary>The same for an operation that needs no database.</summary>
    public static void SetReport<TReport>(this Command command, Terminal terminal,
        Func<ParseResult, TReport> operation)
        where TReport : Report
        => command.SetReport(terminal, (parsed, _, _) => Task.FromResult(operation(parsed)));
}
