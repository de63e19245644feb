using Refract.Relational.Contracts;

namespace Refract.Sqlite.Migrations;

/// <summary>
/// Runs a script as a whole. SQLite ignores <c>PRAGMA foreign_keys</c> inside a transaction, and the scripts that
/// rebuild tables need it off, so for those it is switched off before the transaction and every foreign key is checked
/// before the commit (the procedure of sqlite.org/lang_altertable.html, section 7).
/// </summary>
internal sealed class SqliteScriptRunner(SqliteSession session)
{
    /// <summary>
    /// Whether all of a script and what records its end run in one transaction: ours, or the script's own when that is
    /// all there is.
    /// </summary>
    public static bool IsWhole(IReadOnlyList<SqliteStatement> statements)
        => CanRunWhole(statements)
            || statements.Count(statement => statement.ControlsTransaction) == 2 && statements[0].ControlsTransaction
                && statements[^1].Commits
                && !statements.Any(statement => statement.RunsOutsideTransaction);

    /// <param name="script">The script.</param>
    /// <param name="known">
    /// The texts of all migrations, when the script is one of them: see <see cref="RebuildKeeper"/>; else null.
    /// </param>
    /// <param name="recordEnd">Records the script's end; null when there is nothing to record.</param>
    /// <param name="ct">Ends it.</param>
    /// <exception cref="ScriptFailedException">A statement failed.</exception>
    public async Task Run(string script, IReadOnlyList<string>? known, Func<Task>? recordEnd, CancellationToken ct)
    {
        var statements = SqliteScript.Split(script);
        ThrowIfShellCommand(statements);
        if (CanRunWhole(statements))
            await RunWhole(statements, known is null ? null : [script, .. known], recordEnd, ct).ConfigureAwait(false);
        else await RunOneByOne(statements, recordEnd, ct).ConfigureAwait(false);
    }

    /// <summary>
    /// Not when the script has transactions of its own, or statements that need to be outside of one, or when it
    /// changes rows after it has switched foreign keys on again: those rows' cascades would not happen while they are
    /// off.
    /// </summary>
    private static bool CanRunWhole(IReadOnlyList<SqliteStatement> statements)
    {
        var wasSwitchedOn = false;
        foreach (var statement in statements)
        {
            if (statement.ControlsTransaction || statement.RunsOutsideTransaction) return false;
            if (statement.SetsForeignKeys is { } on) wasSwitchedOn = on;
            else if (wasSwitchedOn && statement.ChangesRows) return false;
        }
        return true;
    }

    /// <summary>The sqlite3 program has commands of its own, which begin with a dot and need no semicolon.</summary>
    private static void ThrowIfShellCommand(IReadOnlyList<SqliteStatement> statements)
    {
        foreach (var statement in statements)
        {
            var text = statement.Text.Trim();
            if (!text.StartsWith('.')) continue;
            var line = text.Split('\n')[0].TrimEnd();
            throw new ScriptFailedException($"{line.Split(' ')[0]} is a command of the sqlite3 program, not SQL", null,
                statement.Line, line, isRolledBack: true, null,
                "Remove it, or run the script with sqlite3.");
        }
    }

    private async Task RunWhole(
        IReadOnlyList<SqliteStatement> statements, IReadOnlyList<string>? known, Func<Task>? recordEnd,
        CancellationToken ct)
    {
        if (statements.Count == 0 && recordEnd is null) return;
        var rebuilt = RebuildsOf(statements);
        var isOff = statements.Any(statement => statement.SetsForeignKeys == false);
        try
        {
            try
            {
                var before = isOff ? await ForeignKeyCheck.Violations(session, ct).ConfigureAwait(false) : [];
                if (isOff) await session.Run("PRAGMA foreign_keys=OFF", ct).ConfigureAwait(false);
                await session.Run("BEGIN IMMEDIATE", ct).ConfigureAwait(false);
                RebuildKeeper? keeper = null;
                var isLookedAt = known is null || rebuilt.Count == 0;
                foreach (var statement in statements)
                {
                    if (statement.SetsForeignKeys is not null) continue;
                    // Renames come first and take along what hangs on a table; a rebuild drops it.
                    if (!isLookedAt && !statement.Renames)
                    {
                        keeper = await RebuildKeeper.Look(session, rebuilt.Values, known!, ct).ConfigureAwait(false);
                        isLookedAt = true;
                    }


                    // The new table takes the old one's place while views and triggers of this file read a table that
                    // is not there.
                    var isSwitched = rebuilt.ContainsKey(statement)
                        && await session.Scalar<long>("PRAGMA legacy_alter_table", ct).ConfigureAwait(false) == 0;
                    if (isSwitched) await session.Run("PRAGMA legacy_alter_table=ON", ct).ConfigureAwait(false);
                    await RunOne(statement, isRolledBack: true, ct).ConfigureAwait(false);
                    if (isSwitched) await session.Run("PRAGMA legacy_alter_table=OFF", ct).ConfigureAwait(false);
                }
                if (keeper is not null) await keeper.Keep(ct).ConfigureAwait(false);
                if (isOff) ThrowIfNew(before, await ForeignKeyCheck.Violations(session, ct).ConfigureAwait(false));
                if (recordEnd is not null) await recordEnd().ConfigureAwait(false);
                await session.Run("COMMIT", ct).ConfigureAwait(false);
            }
            catch (Exception exception)
            {
                await RollBack().ConfigureAwait(false);

                // Deferred constraints speak up at the COMMIT only; a file may be locked or damaged at any moment.
                if (exception is SqliteFault fault) throw Failed(fault, null, isRolledBack: true);
                throw;
            }
        }
        finally
        {
            if (rebuilt.Count > 0)
                await session.Run("PRAGMA legacy_alter_table=OFF", CancellationToken.None).ConfigureAwait(false);
            if (isOff) await session.Run("PRAGMA foreign_keys=ON", CancellationToken.None).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// The statements that put a new table in the place of one that the script has dropped, with that table's name.
    /// </summary>
    private static Dictionary<SqliteStatement, string> RebuildsOf(IReadOnlyList<SqliteStatement> statements)
    {
        var dropped = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var rebuilds = new Dictionary<SqliteStatement, string>(ReferenceEqualityComparer.Instance);
        foreach (var statement in statements)
            if (statement.DropsTable is { } name) dropped.Add(name);
            else if (statement.RenamesTableTo is { } target && dropped.Contains(target)) rebuilds[statement] = target;
        return rebuilds;
    }

    private async Task RunOneByOne(IReadOnlyList<SqliteStatement> statements, Func<Task>? recordEnd,
        CancellationToken ct)
    {
        try
        {
            for (var i = 0; i < statements.Count; i++)
            {
                // The end belongs to the transaction that the script's last statement commits, where it is one.
                if (recordEnd is not null && i == statements.Count - 1 && statements[i].Commits && IsOpen())
                {
                    await recordEnd().ConfigureAwait(false);
                    recordEnd = null;
                }
                await RunOne(statements[i], isRolledBack: false, ct).ConfigureAwait(false);
            }
            if (recordEnd is not null && !IsOpen()) await recordEnd().ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            await RollBack().ConfigureAwait(false);
            if (exception is SqliteFault history) throw Failed(history, null, isRolledBack: false);
            throw;
        }
        finally
        {
            await session.Run("PRAGMA foreign_keys=ON", CancellationToken.None).ConfigureAwait(false);
        }
        if (!IsOpen()) return;
        await RollBack().ConfigureAwait(false);
        throw new ScriptFailedException(
            "The script opens a transaction with BEGIN and never ends it, so nothing after BEGIN was kept.",
            null,
            statements.LastOrDefault(statement => statement.ControlsTransaction)?.Line, "BEGIN", isRolledBack: false,
            null);
    }

    private async Task RunOne(SqliteStatement statement, bool isRolledBack, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        try
        {
            await session.Run(statement.Text, ct).ConfigureAwait(false);
        }
        catch (SqliteFault fault)
        {
            var isRaised = await IsRaised(fault).ConfigureAwait(false);
            throw Failed(fault, statement, isRolledBack, isRaised
                ? "a trigger refused a row, in words that are not shown, because they may quote a value" : null);
        }
    }

    private async Task RollBack()
    {
        if (IsOpen()) await session.Run("ROLLBACK", CancellationToken.None).ConfigureAwait(false);
    }

    private bool IsOpen() => SQLitePCL.raw.sqlite3_get_autocommit(session.Connection.Handle) == 0;

    private static void ThrowIfNew(List<(string Table, string Parent)> before,
        List<(string Table, string Parent)> after)
    {
        var known = before.CountBy(violation => violation).ToDictionary();
        foreach (var ((table, parent), count) in after.CountBy(violation => violation))
            if (count > known.GetValueOrDefault((table, parent)))
                throw new ScriptFailedException(
                    $"After the script {count} rows of \"{table}\" would point to rows of \"{parent}\" that "
                        + "do not exist.", "787", null,
                    null, true, null);
    }

    /// <summary>
    /// Whether they are a trigger's own words and no text that stands in its definition: RAISE takes expressions, too.
    /// </summary>
    private async Task<bool> IsRaised(SqliteFault fault) =>
        fault.Original.SqliteExtendedErrorCode == SQLitePCL.raw.SQLITE_CONSTRAINT_TRIGGER
        && fault.Words != "FOREIGN KEY constraint failed"
        && await session.Scalar<long>(
            "SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND instr(replace(sql, '''''', ''''), $1) > 0",
            CancellationToken.None, fault.Words).ConfigureAwait(false) == 0;

    private static ScriptFailedException Failed(SqliteFault fault, SqliteStatement? statement, bool isRolledBack,
        string? message = null) => new(message ?? fault.WordsFor(statement?.Text),
        fault.Original.SqliteExtendedErrorCode.ToString(System.Globalization.CultureInfo.InvariantCulture),
        statement?.Line, statement?.Text.Trim(), isRolledBack, null, RemedyFor(fault.Original.SqliteErrorCode))
    {
        IsLockTimeout = fault.Original.SqliteErrorCode is SQLitePCL.raw.SQLITE_BUSY or SQLitePCL.raw.SQLITE_LOCKED,
    };

    private static string? RemedyFor(int code) => code switch
    {
        SQLitePCL.raw.SQLITE_FULL => "Free some space on the disk.",
        SQLitePCL.raw.SQLITE_READONLY => "Look at the rights on the file and its folder.",
        SQLitePCL.raw.SQLITE_BUSY or SQLitePCL.raw.SQLITE_LOCKED =>
            "End the program that holds the file locked, or wait for it.",
        SQLitePCL.raw.SQLITE_IOERR => "Look at the disk.",
        SQLitePCL.raw.SQLITE_CORRUPT or SQLitePCL.raw.SQLITE_NOTADB => "Bring the file back from a backup.",
        _ => null,
    };
}
