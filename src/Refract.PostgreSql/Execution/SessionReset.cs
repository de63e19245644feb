using Npgsql;

namespace Refract.PostgreSql;

/// <summary>
/// Brings a session back to how it was opened, except for prepared statements: the driver goes on using those.
/// </summary>
internal static class SessionReset
{
    /// <summary>
    /// What <c>DISCARD ALL</c> stands for, without <c>DEALLOCATE ALL</c> and <c>DISCARD PLANS</c> (PostgreSQL,
    /// DISCARD).
    /// </summary>
    private const string Sql =
        "CLOSE ALL; UNLISTEN *; SELECT pg_advisory_unlock_all(); DISCARD SEQUENCES; DISCARD TEMP; SET "
            + "SESSION AUTHORIZATION DEFAULT; RESET ALL";

    /// <summary>
    /// Resets the session of an open connection that is in no transaction; false when that failed, and the session may
    /// be as it was left.
    /// </summary>
    /// <param name="connection">The connection.</param>
    /// <param name="afterReset">What a session begins with that a reset takes back; null for nothing.</param>
    public static async ValueTask<bool> Run(NpgsqlConnection connection, string? afterReset)
    {
        const int attempts = 2;
        for (var attempt = 1; attempt <= attempts; attempt++)
        {
            try
            {
                using var batch = new NpgsqlBatch(connection);
                foreach (var statement in Sql.Split("; ")) batch.BatchCommands.Add(new NpgsqlBatchCommand(statement));
                if (afterReset is not null) batch.BatchCommands.Add(new NpgsqlBatchCommand(afterReset));
                await batch.ExecuteNonQueryAsync(CancellationToken.None).ConfigureAwait(false);
                return true;
            }
            catch (PostgresException)
            {
                // A cancellation that was meant for the statement before.
            }
            catch (Exception error) when (error is NpgsqlException or InvalidOperationException or IOException)
            {
                return false;
            }
        }

        return false;
    }
}
