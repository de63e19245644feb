namespace Refract.Sqlite.Migrations;

/// <summary>Empties a file.</summary>
internal static class SqliteReset
{
    public static async Task Run(SqliteSession session, CancellationToken ct)
    {
        // In one transaction, so that a killed process leaves the whole content or none; foreign keys off, or DROP
        // TABLE would delete row by row.
        await session.Run("PRAGMA foreign_keys=OFF", ct).ConfigureAwait(false);
        try
        {
            await session.Run("BEGIN IMMEDIATE", ct).ConfigureAwait(false);
            try
            {
                var things = await session.Query(
                    """
                    SELECT type, name FROM sqlite_master WHERE type IN ('view', 'table') AND name NOT LIKE 'sqlite\_%' ESCAPE '\'
                    ORDER BY type DESC, sql LIKE 'CREATE VIRTUAL TABLE%' DESC, name
                    """, row => (Type: row.GetString(0), Name: row.GetString(1)), ct).ConfigureAwait(false);
                foreach (var (type, name) in things)
                    await session.Run(
                        $"DROP {(type == "view" ? "VIEW" : "TABLE")} IF EXISTS {SqliteSession.Quote(name)}",
                        ct).ConfigureAwait(false);
                if (await session.Scalar<long>("SELECT count(*) FROM sqlite_master WHERE name = 'sqlite_sequence'",
                    ct).ConfigureAwait(false) > 0)
                    await session.Run("DELETE FROM sqlite_sequence", ct).ConfigureAwait(false);
                await session.Run("COMMIT", ct).ConfigureAwait(false);
            }
            catch
            {
                if (SQLitePCL.raw.sqlite3_get_autocommit(session.Connection.Handle) == 0)
                    await session.Run("ROLLBACK", CancellationToken.None).ConfigureAwait(false);
                throw;
            }
        }
        finally
        {
            await session.Run("PRAGMA foreign_keys=ON", CancellationToken.None).ConfigureAwait(false);
        }
    }
}
