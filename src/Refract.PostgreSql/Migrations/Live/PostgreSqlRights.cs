using Npgsql;
using Refract.PostgreSql.Types;
using Refract.Relational.Contracts;

namespace Refract.PostgreSql.Migrations;

/// <summary>What the user of a session may do, asked of the server.</summary>
internal static class PostgreSqlRights
{
    public static Task<DatabaseRights> Read(PostgreSqlSession session, string schema, CancellationToken ct)
    {
        // Without the schema it is the database in which it would have to be created.
        var sql = $"""
            SELECT current_user::text,
                CASE WHEN EXISTS (SELECT FROM pg_namespace WHERE nspname = {PostgreSqlNames.Literal(schema)})
                    THEN has_schema_privilege({PostgreSqlNames.Literal(schema)}, 'CREATE')
                    ELSE has_database_privilege(current_database(), 'CREATE') END,
                (SELECT rolcreatedb OR rolsuper FROM pg_roles WHERE rolname = current_user)
            """;
        return session.Guard(sql, async () =>
        {
            var command = new NpgsqlCommand(sql, session.Connection);
            await using var _ = command.ConfigureAwait(false);
            var reader = await command.ExecuteReaderAsync(ct).ConfigureAwait(false);
            await using var __ = reader.ConfigureAwait(false);
            await reader.ReadAsync(ct).ConfigureAwait(false);
            return new DatabaseRights(reader.GetString(0), reader.GetBoolean(1), reader.GetBoolean(2));
        });
    }
}
