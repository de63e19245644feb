using Microsoft.Data.Sqlite;
using Refract.Relational.Contracts;

namespace Refract.Sqlite.Migrations;

/// <summary>
/// Runs a script as a whole. SQLite ignores <c>PRAGMA foreign_keys</c> inside a transaction, and the scripts that rebuild tables need it
/// off, so for those it is switched off before the transaction and every foreign key is checked before the commit (the procedure of
/// sqlite.org/lang_altertable.html, section 7).
/// </summary>
internal sealed class SqliteScriptRunner(SqliteSession session)
{
    public Task Run(string script, CancellationToken ct) => Run(script, known: null, ct);

    /// <param name="script">The script.</param>
    /// <param name="known">The texts of all migrations, when the script is one of them: see
    /// <see cref="RebuildKeeper"/>.</param>
    /// <param name="ct">Ends it.</param>
    public async Task Run(string script, IReadOnlyList<string>? known, CancellationToken ct)
    {
        var statements = SqliteScript.Split(script);
        if (statements.Count == 0) return;
        if (CanRunWhole(statements)) await RunWhole(statements, known is null ? null : [script, .. known], ct).ConfigureAwait(false);
        else await RunOneByOne(statements, ct).ConfigureAwait(false);
    }

    /// <summary>
    /// Not when the script has transactions of its own, or statements that need to be outside of one, or when it changes rows after it has
    /// switched foreign keys on again: those rows' cascades would not happen while they are off.
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

    private async Task RunWhole(IReadOnlyList<SqliteStatement> statements, IReadOnlyList<string>? known, CancellationToken ct)
    {
        var rebuilt = RebuildsOf(statements);
        var isOff = statements.Any(statement => statement.SetsForeignKeys == false);
        var before = isOff ? await Violations(ct).ConfigureAwait(false) : [];
        if (isOff) await session.Run("PRAGMA foreign_keys=OFF", ct).ConfigureAwait(false);
        try
        {
            await session.Run("BEGIN IMMEDIATE", ct).ConfigureAwait(false);
            try
            {
                var keeper = known is null || rebuilt.Count == 0 ? null
                    : await RebuildKeeper.Look(session, rebuilt.Values, known, ct).ConfigureAwait(false);
                foreach (var statement in statements)
                {
                    if (statement.SetsForeignKeys is not null) continue;

                    // The new table takes the old one's place while views and triggers of this file read a table that
                    // is not there.
                    var isSwitched = rebuilt.ContainsKey(statement)
                        && await session.Scalar<long>("PRAGMA legacy_alter_table", ct).ConfigureAwait(false) == 0;
                    if (isSwitched) await session.Run("PRAGMA legacy_alter_table=ON", ct).ConfigureAwait(false);
                    await RunOne(statement, isRolledBack: true, ct).ConfigureAwait(false);
                    if (isSwitched) await session.Run("PRAGMA legacy_alter_table=OFF", ct).ConfigureAwait(false);
                }
                if (keeper is not null) await keeper.Keep(ct).ConfigureAwait(false);
                if (isOff) ThrowIfNew(before, await Violations(ct).ConfigureAwait(false));
                await session.Run("COMMIT", ct).ConfigureAwait(false);
            }
            catch (Exception exception)
            {
                await RollBack().ConfigureAwait(false);

                // Deferred constraints speak up at the COMMIT only.
                if (exception is SqliteException commit) throw Failed(commit, null, isRolledBack: true);
                throw;
            }
        }
        finally
        {
            if (rebuilt.Count > 0) await session.Run("PRAGMA legacy_alter_table=OFF", CancellationToken.None).ConfigureAwait(false);
            if (isOff) await session.Run("PRAGMA foreign_keys=ON", CancellationToken.None).ConfigureAwait(false);
        }
    }

    /// <summary>The statements that put a new table in the place of one that the script has dropped, with that table's
    /// name.</summary>
    private static Dictionary<SqliteStatement, string> RebuildsOf(IReadOnlyList<SqliteStatement> statements)
    {
        var dropped = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var rebuilds = new Dictionary<SqliteStatement, string>(ReferenceEqualityComparer.Instance);
        foreach (var statement in statements)
            if (statement.DropsTable is { } name) dropped.Add(name);
            else if (statement.RenamesTableTo is { } target && dropped.Contains(target)) rebuilds[statement] = target;
        return rebuilds;
    }

    private async Task RunOneByOne(IReadOnlyList<SqliteStatement> statements, CancellationToken ct)
    {
        try
        {
            foreach (var statement in statements) await RunOne(statement, isRolledBack: false, ct).ConfigureAwait(false);
        }
        catch
        {
            await RollBack().ConfigureAwait(false);
            throw;
        }
        finally
        {
            await session.Run("PRAGMA foreign_keys=ON", CancellationToken.None).ConfigureAwait(false);
        }
        if (!IsOpen()) return;
        await RollBack().ConfigureAwait(false);
        throw new ScriptFailedException("The script opens a transaction with BEGIN and never ends it, so nothing after BEGIN was kept.",
            null,
            statements.LastOrDefault(statement => statement.ControlsTransaction)?.Line, "BEGIN", isRolledBack: false, null);
    }

    private async Task RunOne(SqliteStatement statement, bool isRolledBack, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        try
        {
            await session.Run(statement.Text, ct).ConfigureAwait(false);
        }
        catch (SqliteException exception)
        {
            throw Failed(exception, statement, isRolledBack);
        }
    }

    private async Task RollBack()
    {
        if (IsOpen()) await session.Run("ROLLBACK", CancellationToken.None).ConfigureAwait(false);
    }

    private bool IsOpen() => SQLitePCL.raw.sqlite3_get_autocommit(session.Connection.Handle) == 0;

    /// <summary>Rows that point to nothing: table, row and the key's number.</summary>
    private Task<List<(string Table, string Parent)>> Violations(CancellationToken ct)
        => session.Query("SELECT \"table\", \"parent\" FROM pragma_foreign_key_check", row => (row.GetString(0), row.GetString(1)), ct);

    private static void ThrowIfNew(List<(string Table, string Parent)> before, List<(string Table, string Parent)> after)
    {
        var known = before.CountBy(violation => violation).ToDictionary();
        foreach (var ((table, parent), count) in after.CountBy(violation => violation))
            if (count > known.GetValueOrDefault((table, parent)))
                throw new ScriptFailedException(
                    $"After the script {count} rows of \"{table}\" would point to rows of \"{parent}\" that do not exist.", "787", null,
                        null, true, null);
    }

    private static ScriptFailedException Failed(SqliteException exception, SqliteStatement? statement, bool isRolledBack)
    {
        var message = SQLitePCL.raw.sqlite3_errstr(exception.SqliteErrorCode).utf8_to_string();
        var start = exception.Message.IndexOf('\'', StringComparison.Ordinal);
        var end = exception.Message.LastIndexOf('\'');
        if (start >= 0 && end > start) message = exception.Message[(start + 1)..end];
        return new ScriptFailedException(message,
            exception.SqliteExtendedErrorCode.ToString(System.Globalization.CultureInfo.InvariantCulture),
            statement?.Line, statement?.Text.Trim(), isRolledBack, exception, RemedyFor(exception.SqliteErrorCode));
    }

    private static string? RemedyFor(int code) => code switch
    {
        SQLitePCL.raw.SQLITE_FULL => "Free some space on the disk.",
        SQLitePCL.raw.SQLITE_READONLY => "Look at the rights on the file and its folder.",
        SQLitePCL.raw.SQLITE_BUSY or SQLitePCL.raw.SQLITE_LOCKED => "End the program that holds the file locked, or wait for it.",
        SQLitePCL.raw.SQLITE_IOERR => "Look at the disk.",
        SQLitePCL.raw.SQLITE_CORRUPT or SQLitePCL.raw.SQLITE_NOTADB => "Bring the file back from a backup.",
        _ => null,
    };
}
