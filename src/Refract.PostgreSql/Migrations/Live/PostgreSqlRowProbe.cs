using Npgsql;
using Refract.PostgreSql.Types;
using Refract.Relational;
using Refract.Relational.Contracts;
using Refract.Schema.Providers;

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

    public Task<long> CountDuplicates(string? ns, string table, IReadOnlyList<string> columns, string? condition,
        CancellationToken ct)
    {
        var quoted = columns.Select(PostgreSqlNames.Quote).ToArray();
        var present = string.Join(" AND ", quoted.Select(column => column + " IS NOT NULL"))
            + (condition is null ? "" : $" AND ({condition})");
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

    /// <summary>
    /// Each value is tried by a function that lives as long as the session: nothing but the server's own cast knows
    /// what fits.
    /// </summary>
    public async Task<MisfitCount> CountMisfits(string? ns, string table, string column, ColumnType type,
        CancellationToken ct)
    {
        var (name, quoted) = (Name(ns, table), PostgreSqlNames.Quote(column));
        var target = PostgreSqlTypeNames.NameOf(type with { IsNullable = true }, defaultNamespace);
        // An explicit cast cuts what is too long, where the change of a column fails.
        var isCut = type.Kind is StoredKind.Text or StoredKind.PaddedText or StoredKind.FoldedText
            || type.Native?.Name is "Bit" or "VarBit";
        try
        {
            var old = await session.Scalar<string>(
                "SELECT pg_catalog.format_type(a.atttypid, a.atttypmod) FROM pg_catalog.pg_attribute a "
                + "WHERE a.attrelid = $1::regclass AND a.attname = $2", ct, name, column).ConfigureAwait(false);
            if (old is null) return default;
            var body = $" BEGIN IF v::{target}::text = v::text OR v::{target}::{old}::text = v::text THEN RETURN 0; "
                + $"END IF; RETURN {(isCut ? 2 : 1)}; EXCEPTION WHEN cannot_coerce THEN RETURN 1; WHEN OTHERS THEN "
                + "RETURN 2; END ";
            await session.Run($"CREATE OR REPLACE FUNCTION pg_temp.refract_misfit(v {old}) RETURNS int LANGUAGE plpgsql"
                + $" AS {PostgreSqlNames.DollarQuote(body)}", ct).ConfigureAwait(false);
            var counts = await session.Query("SELECT count(*) FILTER (WHERE m = 2), count(*) FILTER (WHERE m = 1)"
                + $" FROM (SELECT pg_temp.refract_misfit({quoted}) AS m FROM {name} WHERE {quoted} IS NOT NULL) t",
                row => new MisfitCount(row.GetInt64(0), row.GetInt64(1)), ct).ConfigureAwait(false);
            await session.Run($"DROP FUNCTION pg_temp.refract_misfit({old})", ct).ConfigureAwait(false);
            return counts[0];
        }
        catch (PostgreSqlFault fault) when (fault.SqlState == PostgresErrorCodes.UndefinedTable)
        {
            return default;
        }
        catch (PostgreSqlFault) when (session.IsOpen)
        {
            // Without the right to temporary functions, on a server that only reads: every value may be one.
            return new MisfitCount(0, await CountNonNull(ns, table, column, ct).ConfigureAwait(false));
        }
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
