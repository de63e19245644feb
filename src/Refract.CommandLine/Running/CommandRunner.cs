using System.CommandLine;
using System.CommandLine.Help;
using Refract.Relational.Contracts;

namespace Refract.CommandLine;

/// <summary>
/// Parses arguments, runs the command they name and turns whatever goes wrong into an error block and an exit code.
/// </summary>
public static class CommandRunner
{
    private const int HelpWidth = 110;

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
            help.Action = new HelpAction { MaxWidth = HelpWidth };
        var parsed = root.Parse(arguments);
        if (parsed.Errors.Count > 0 && parsed.Action is not HelpAction)
        {
            terminal.Show(ParseErrors.Explain(parsed));
            return ExitCode.BadInput;
        }

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
        catch (OperationCanceledException)
        {
            terminal.Say("Stopped.");
            return ExitCode.Interrupted;
        }
        catch (Exception error)
        {
            var explained = Explain(error);
            terminal.Show(explained);
            return explained.ExitCode;
        }
    }

    private static CommandException Explain(Exception error) => error switch
    {
        CommandException known => known,
        ScriptFailedException script =>
            new CommandException(ExitCode.Failed, "A statement failed: " + script.Message, WhereInScript(script),
            script.Next ?? (script.IsRolledBack
                ? "Nothing of the script has stayed in the database."
                : "Statements before it may have stayed: look before you run it again."),
            script.Code),
        MigrationException refused => Explain(refused),
        FileNotFoundException or DirectoryNotFoundException =>
            CommandException.BadInput("A file is missing.", error.Message),
        IOException or UnauthorizedAccessException =>
            CommandException.Failed("A file could not be read or written.", error.Message,
            "Look at the space on the disk and at the rights on the file and its folder, then run this again."),
        // Only the type and the message, which may quote what it failed on: nothing here may show a connection string.
        _ => CommandException.Failed($"Something went wrong that should not: {error.GetType().Name}.",
            Secrets.Hide(error.Message),
            "This is a defect. Please report it with the command, the schema and this text."),
    };

    private static CommandException Explain(MigrationException refused)
    {
        // What the database said, or the statement, stands in a paragraph of its own.
        var parts = refused.Message.ReplaceLineEndings("\n").Split("\n\n", 2);
        return new CommandException(ExitCodes.Of(refused.Code), parts[0], parts.Length > 1 ? parts[1].Trim() : null,
            refused.Next, refused.Code);
    }

    private static string? WhereInScript(ScriptFailedException script)
    {
        if (script.Statement is not { Length: > 0 } statement)
            return script.Line is { } line ? $"On line {line} of the script." : null;
        const int enough = 400;
        var text = statement.Length > enough ? statement[..enough] + " ..." : statement;
        return (script.Line is { } at ? $"On line {at} of the script:\n" : "In the statement:\n") + text.Trim();
    }
}
