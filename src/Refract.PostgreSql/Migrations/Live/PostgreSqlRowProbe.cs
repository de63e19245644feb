using Npgsql;
using Refract.PostgreSql.Types;
using Refract.Relational.Contracts;

namespace Refract.PostgreSql.Migrations;

/// <summary>Counts rows on PostgreSQL.</summary>
internal sealed class PostgreSqlRowProbe(PostgreSqlSession session, string defaultNamespace) : IRowProbe
{
    public Task<long> CountRows(string? ns, string table, CancellationToken ct)
        => Count($"SELECT count(*) FROM {Name(ns, table)}", ct);

    public Task<long> CountNonNull(string? ns, string table, string column, CancellationToken ct)
        => Count($"SELECT count({PostgreSqlNames.Quote(column)}) FROM {Name(ns, table)}", ct);

    public Task<long> CountNull(string? ns, string table, string column, CancellationToken ct)
        => Count($"SELECT count(*) FROM {Name(ns, table)} WHERE {PostgreSqlNames.Quote(column)} IS NULL", ct);

    public Task<long> CountDuplicates(string? ns, string table, IReadOnlyList<string> columns, CancellationToken ct)
    {
        var quoted = columns.Select(PostgreSqlNames.Quote).ToArray();
        var present = string.Join(" AND ", quoted.Select(column => column + " IS NOT NULL"));
        return Count(
            $"SELECT count(*) FROM (SELECT 1 FROM {Name(ns, table)} WHERE {present} GROUP BY "
                + $"{string.Join(", ", quoted)} HAVING count(*) > 1) d", ct);
    }

    public async Task<long> CountValues(string? ns, string table, string column, IReadOnlyList<string> values,
        CancellationToken ct)
    {
        var isList = await session.Scalar<bool>(
            "SELECT t.typcategory = 'A' FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = "
            + "a.attrelid "
            + "JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace JOIN pg_catalog.pg_type t ON t.oid = "
            + "a.atttypid "
            + "WHERE n.nspname = $1 AND c.relname = $2 AND a.attname = $3", ct, ns
                ?? defaultNamespace, table, column).ConfigureAwait(false);
        var condition = isList
            ? $"{PostgreSqlNames.Quote(column)}::text[] && $1" : $"{PostgreSqlNames.Quote(column)}::text = ANY ($1)";
        return await Count($"SELECT count(*) FROM {Name(ns, table)} WHERE {condition}", ct, (object)values.ToArray())
            .ConfigureAwait(false);
    }

    private async Task<long> Count(string sql, CancellationToken ct, params object?[] arguments)
    {
        try
        {
            return await session.Scalar<long>(sql, ct, arguments).ConfigureAwait(false);
        }
        catch (PostgreSqlFault fault)
            when (fault.SqlState is PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.UndefinedColumn)
        {
            return 0;
        }
    }

    private string Name(string? ns, string table) =>
        PostgreSqlNames.Quote(ns ?? defaultNamespace) + "." + PostgreSqlNames.Quote(table);
}
