using Refract.Relational.Contracts;

namespace Refract.CommandLine;

/// <summary>Turns whatever goes wrong into an error with what, why and what next.</summary>
internal static class Failure
{
    /// <summary>The error that a person or a program is told of; never null, and never another exception.</summary>
    public static CommandException Explain(Exception error) => error switch
    {
        CommandException known => known,
        ScriptFailedException script =>
            new CommandException(ExitCode.Failed, "A statement failed: " + script.Message, WhereInScript(script),
            (script.IsRolledBack
                ? "Nothing of the script has stayed in the database."
                : "Statements before it may have stayed: look before you run it again.")
                + (script.Next is { } next ? "\n" + next : ""),
            script.Code, script),
        MigrationException refused => Explain(refused),
        FileNotFoundException or DirectoryNotFoundException =>
            new CommandException(ExitCode.BadInput, "A file is missing.", error.Message, inner: error),
        IOException or UnauthorizedAccessException =>
            new CommandException(ExitCode.Failed, "A file could not be read or written.", error.Message,
            "Look at the space on the disk and at the rights on the file and its folder, then run this again.",
            inner: error),
        OperationCanceledException => new CommandException(ExitCode.Interrupted, "Stopped.", inner: error),
        // Only the type and the message, which may quote what it failed on: nothing here may show a connection string.
        _ => new CommandException(ExitCode.Failed, $"Something went wrong that should not: {error.GetType().Name}.",
            Secrets.Hide(error.Message),
            "This is a defect. Please report it with the command, the schema and this text.", inner: error),
    };

    private static CommandException Explain(MigrationException refused)
    {
        // What the database said, or the statement, stands in a paragraph of its own.
        var parts = refused.Message.ReplaceLineEndings("\n").Split("\n\n", 2);
        return new CommandException(ExitCodes.Of(refused.Code), parts[0], parts.Length > 1 ? parts[1].Trim() : null,
            refused.Next, refused.Code, refused);
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
