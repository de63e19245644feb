using Npgsql;
using Refract.Relational.Contracts;

namespace Refract.PostgreSql.Migrations;

/// <summary>
/// Runs the statements of a script, and with a migration's script the statement that records its end.
/// </summary>
internal sealed class PostgreSqlScriptRunner(PostgreSqlSession session)
{
    /// <summary>A script may have taken another role, which need not have rights on the history.</summary>
    private static readonly string[] s_beforeEnd = ["RESET SESSION AUTHORIZATION", "RESET ROLE"];

    /// <summary>Once more, because the last COMMIT of the script may come after the end was recorded.</summary>
    private static readonly string[] s_afterEnd = [.. s_beforeEnd, "RESET ALL"];

    /// <summary>
    /// Whether all of a script and the statement that records its end run in one transaction: the one that the server
    /// makes of a message with several statements, or the script's own when that is all there is.
    /// </summary>
    public static bool IsWhole(IReadOnlyList<PostgreSqlStatement> statements)
    {
        if (statements.Any(statement => statement.MayCommitWithin) || PostgreSqlScript.Group(statements).Count > 1)
            return false;
        var borders = statements.Count(statement => statement.OpensTransaction || statement.ClosesTransaction);
        return borders == 0 ? statements is not [{ RunsAlone: true }]
            : borders == 2 && statements[0].OpensTransaction && statements[^1].Commits;
    }

    /// <param name="statements">The script.</param>
    /// <param name="end">The statement that records the script's end, or null.</param>
    /// <param name="ct">Ends it.</param>
    /// <exception cref="ScriptFailedException">A statement failed.</exception>
    public async Task Run(IReadOnlyList<PostgreSqlStatement> statements, string? end, CancellationToken ct)
    {
        PostgreSqlClientCommands.ThrowIfAny(statements);
        await session.RequireOwnBackend(ct).ConfigureAwait(false);
        statements = await PostgreSqlSchemaCreations.WithoutThoseThere(session, statements, ct).ConfigureAwait(false);
        var groups = Groups(statements, end);
        for (var i = 0; i < groups.Count; i++) await Send(groups[i], isFirst: i == 0, ct).ConfigureAwait(false);

        var inTransaction = false;
        foreach (var statement in statements)
            inTransaction = statement.OpensTransaction || inTransaction && !statement.ClosesTransaction;
        if (inTransaction)
        {
            await session.Run("ROLLBACK", ct).ConfigureAwait(false);
            throw new ScriptFailedException(
                "The script opens a transaction with BEGIN and never ends it, so nothing after BEGIN was kept.", null,
                statements.LastOrDefault(statement => statement.OpensTransaction)?.Line, "BEGIN", isRolledBack: false,
                null);
        }

        // What a script sets for its session (a dump sets an empty search_path) must not reach the next one. Where the
        // end is recorded, that is part of the last message.
        if (statements.Count == 0 || end is not null) return;
        await session.Run("RESET SESSION AUTHORIZATION; RESET ROLE; RESET ALL", ct).ConfigureAwait(false);
        await session.Configure(ct).ConfigureAwait(false);
    }

    /// <summary>
    /// The statements in the groups that they are sent in; the end of the script belongs to the last one that commits.
    /// </summary>
    private List<List<Command>> Groups(IReadOnlyList<PostgreSqlStatement> statements, string? end)
    {
        var groups = PostgreSqlScript.Group(statements)
            .Select(group => group.Select(statement => new Command(statement.Text, statement)).ToList()).ToList();
        if (end is null) return groups;

        var ending = s_beforeEnd.Append(end).Select(text => new Command(text, null)).ToArray();
        if (groups is not [.., var last] || last is [{ Origin.RunsAlone: true }]) groups.Add([.. ending]);
        else if (IsInOwnTransaction(statements)) last.InsertRange(last.Count - 1, ending);
        else last.AddRange(ending);
        groups[^1].AddRange(s_afterEnd.Concat(session.Settings()).Select(text => new Command(text, null)));
        return groups;
    }

    /// <summary>Whether the last statement commits a transaction that the script itself opened.</summary>
    private static bool IsInOwnTransaction(IReadOnlyList<PostgreSqlStatement> statements)
    {
        if (!statements[^1].Commits) return false;
        var inTransaction = false;
        foreach (var statement in statements.SkipLast(1))
            inTransaction = statement.OpensTransaction || inTransaction && !statement.ClosesTransaction;
        return inTransaction;
    }

    /// <summary>
    /// One pipeline with one Sync at its end: the server runs its statements in one implicit transaction, as it does
    /// for a simple query of several statements, and a BEGIN or COMMIT among them counts the same (manual, 55.2.3 and
    /// 55.2.2.1).
    /// </summary>
    private async Task Send(List<Command> commands, bool isFirst, CancellationToken ct)
    {
        var batch = new NpgsqlBatch(session.Connection) { Timeout = 0 };
        await using var _ = batch.ConfigureAwait(false);
        foreach (var command in commands) batch.BatchCommands.Add(new NpgsqlBatchCommand(command.Text));
        try
        {
            await batch.ExecuteNonQueryAsync(ct).ConfigureAwait(false);
        }
        catch (PostgresException exception)
        {
            session.Note(exception);
            var index = exception.BatchCommand is { } failed
                ? batch.BatchCommands.IndexOf((NpgsqlBatchCommand)failed) : -1;
            await RollBack().ConfigureAwait(false);
            throw Failed(exception, index < 0 ? null : commands[index],
                index < 0 ? IsOneTransaction(commands, isFirst) : isFirst && IsRolledBack(commands, index));
        }
        catch (Exception exception)
            when (exception is NpgsqlException or InvalidOperationException or NotSupportedException or TimeoutException
            or IOException)
        {
            session.Note(exception);
            throw Failed(exception,
                commands is [{ Origin: not null }, ..] && commands.Count(command => command.Origin is not null) == 1
                    ? commands[0] : null,
                isRolledBack: session.IsOpen && IsOneTransaction(commands, isFirst));
        }
    }

    private static bool IsOneTransaction(List<Command> commands, bool isFirst)
        => isFirst && !commands.Any(command => command.Origin is { } origin
            && (origin.OpensTransaction || origin.ClosesTransaction || origin.MayCommitWithin));

    /// <summary>
    /// Whether nothing of a message is kept when one of its commands fails. A BEGIN takes what was done before it in
    /// the same message into its transaction, and a COMMIT that fails rolls back.
    /// </summary>
    private static bool IsRolledBack(List<Command> commands, int failed)
        => commands[failed].Origin is not { MayCommitWithin: true }
            && !commands.Take(failed).Any(command => command.Origin is { } origin
                && (origin.ClosesTransaction || origin.MayCommitWithin));

    private static ScriptFailedException Failed(PostgresException original, Command? command, bool isRolledBack)
    {
        var exception = PostgreSqlErrorText.WithoutValues(original, command?.Text);
        if (command is { Origin: null })
            return new ScriptFailedException(
                $"the end of the script could not be recorded in the history: {exception.MessageText} "
                    + $"({exception.SqlState})",
                exception.SqlState, null, null, isRolledBack, exception,
                exception.SqlState is PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidSchemaName
                    ? "The script must leave the table _prisma_migrations in its place." : RemedyFor(exception));
        var message = $"{exception.MessageText} ({exception.SqlState}){WhatDepends(original)}";
        return new ScriptFailedException(message, exception.SqlState, LineOf(exception, command?.Origin),
            command?.Origin?.Text.Trim(), isRolledBack, exception,
            command?.Origin is { } statement && RemedyFor(exception, statement) is { } remedy
                ? remedy : RemedyFor(exception))
        {
            IsLockTimeout = exception.SqlState == PostgresErrorCodes.LockNotAvailable,
        };
    }

    /// <summary>
    /// The driver's own complaint, or a connection that is gone: whether the server has done the work is then not
    /// known.
    /// </summary>
    private ScriptFailedException Failed(Exception exception, Command? command, bool isRolledBack)
    {
        var cause = (exception.InnerException ?? exception).Message.ReplaceLineEndings("\n").Split('\n')[0].TrimEnd(
            '.');
        return session.IsOpen
            ? new ScriptFailedException($"the driver cannot run it: {cause}", null, command?.Origin?.Line,
                command?.Origin?.Text.Trim(), isRolledBack, exception)
            : new ScriptFailedException($"the connection to the server was lost: {cause}", null, null, null,
                isRolledBack: false, exception,
                "Look whether the server is up.");
    }

    /// <summary>
    /// What stands in the way, by name. Details of other errors hold values of rows, which are not for messages.
    /// </summary>
    private static string WhatDepends(PostgresException exception) =>
        exception.SqlState is PostgresErrorCodes.DependentObjectsStillExist or PostgresErrorCodes.FeatureNotSupported
            && exception.Detail is { Length: > 0 } detail ? ": " + detail.TrimEnd('.').ReplaceLineEndings("; ") : "";

    /// <summary>What to do about an expression that still speaks of an enum type as it was.</summary>
    private static string? RemedyFor(PostgresException exception, PostgreSqlStatement statement)
        => exception.SqlState switch
        {
            PostgresErrorCodes.InvalidTextRepresentation when statement.IndexName is { } index
                && exception.MessageText.Contains("for enum", StringComparison.Ordinal) =>
                $"The condition of the index {index} has a value that its enum no longer has: change the condition, "
                + "or drop the index, first.",
            PostgresErrorCodes.UndefinedFunction when statement.AltersTable =>
                "An index or a constraint of the table compares the column with a value of its old type: drop it "
                + "first, and create it again afterwards.",
            _ => null,
        };

    private static string? RemedyFor(PostgresException exception) => exception.SqlState switch
    {
        PostgresErrorCodes.DependentObjectsStillExist =>
            "Nothing that the schema does not speak of is dropped on the way: drop or change what depends on it in a "
            + "migration of your own, "
            + "and create it again afterwards.",
        PostgresErrorCodes.InvalidName when exception.MessageText.Contains("enum label", StringComparison.Ordinal) =>
            "PostgreSQL keeps 63 bytes of an enum's value at most: give it a shorter name there with @map.",
        PostgresErrorCodes.SyntaxError when exception.MessageText.Contains("\"\\\"", StringComparison.Ordinal)
            => "A backslash begins a command of psql, which the server does not know: remove it.",
        PostgresErrorCodes.UndefinedObject
            when exception.MessageText.StartsWith("operator class ", StringComparison.Ordinal) =>
            "Operator classes that PostgreSQL itself does not bring are those of extensions. Name the extension in the "
            + $"datasource{ExampleOf(exception.MessageText)}, or create it in a migration before the index.",
        _ => PostgreSqlFault.RemedyFor(exception) is { } remedy ? remedy + "." : null,
    };

    /// <summary>The extension of a common operator class, as the datasource has it; nothing for others.</summary>
    private static string ExampleOf(string message)
    {
        var extension = message.Split('"') switch
        {
            [_, var name, ..] when name.EndsWith("_trgm_ops", StringComparison.Ordinal) => "pg_trgm",
            [_, var name, ..] when name.EndsWith("_hstore_ops", StringComparison.Ordinal) => "hstore",
            [_, var name, ..] when name.Contains("ltree_ops", StringComparison.Ordinal) => "ltree",
            [_, var name, ..] when name.EndsWith("__int_ops", StringComparison.Ordinal) => "intarray",
            [_, var name, ..] when name.StartsWith("vector_", StringComparison.Ordinal) => "vector",
            _ => null,
        };
        return extension is null ? "" : $": extensions = [{extension}]";
    }

    private async Task RollBack()
    {
        try
        {
            await session.Run("ROLLBACK", CancellationToken.None).ConfigureAwait(false);
        }
        catch (MigrationException)
        {
            // The server closed the connection with its error, and rolls back by itself; that error is the one to tell.
        }
    }

    private static int? LineOf(PostgresException exception, PostgreSqlStatement? statement)
    {
        if (statement is null) return null;

        // Position counts characters (code points) of the statement from 1; only rarely do they differ from UTF-16
        // units, never in the line.
        if (exception.Position <= 0 || exception.Position > statement.Text.Length) return statement.Line;
        return statement.TextLine + statement.Text.AsSpan(0, exception.Position - 1).Count('\n');
    }

    /// <summary>A statement that is sent.</summary>
    /// <param name="Text">Its text.</param>
    /// <param name="Origin">The statement of the script; null for one that records the script's end.</param>
    private readonly record struct Command(string Text, PostgreSqlStatement? Origin);
}
