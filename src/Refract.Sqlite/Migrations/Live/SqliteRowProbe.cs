using Refract.Relational;
using Refract.Relational.Contracts;

namespace Refract.Sqlite.Migrations;

/// <summary>Counts rows on SQLite.</summary>
internal sealed class SqliteRowProbe(SqliteSession session) : IRowProbe
{
    public Task<long> CountRows(string? ns, string table, CancellationToken ct) =>
        Count($"SELECT count(*) FROM {Quote(table)}", ct);

    public Task<long> CountNonNull(string? ns, string table, string column, CancellationToken ct)
        => Count($"SELECT count({Column(table, column)}) FROM {Quote(table)}", ct);

    public Task<long> CountNull(string? ns, string table, string column, CancellationToken ct)
        => Count($"SELECT count(*) FROM {Quote(table)} WHERE {Column(table, column)} IS NULL", ct);

    public Task<long> CountDuplicates(string? ns, string table, IReadOnlyList<string> columns, string? condition,
        CancellationToken ct)
    {
        var names = columns.Select(column => Column(table, column)).ToArray();
        var present = string.Join(" AND ", names.Select(name => name + " IS NOT NULL"))
            + (condition is null ? "" : $" AND ({condition})");
        return Count(
            $"SELECT count(*) FROM (SELECT 1 FROM {Quote(table)} WHERE {present} GROUP BY "
                + $"{string.Join(", ", names)} HAVING count(*) > 1)", ct);
    }

    public Task<long> CountValues(string? ns, string table, string column, IReadOnlyList<string> values,
        CancellationToken ct)
    {
        var name = Column(table, column);
        var list = string.Join(", ", Enumerable.Range(1, values.Count).Select(number => $"${number}"));
        return Count(
            $"SELECT count(*) FROM {Quote(table)} WHERE {name} IN ({list}) OR json_valid({name}) AND "
            + $"json_type({name}) = 'array' "
            + $"AND EXISTS (SELECT 1 FROM json_each({name}) WHERE value IN ({list}))", ct, [.. values]);
    }

    /// <summary>
    /// SQLite refuses no value: what does not fit stays as it was, and cannot be read as the new type.
    /// </summary>
    public async Task<MisfitCount> CountMisfits(string? ns, string table, string column, ColumnType type,
        CancellationToken ct)
    {
        var name = Column(table, column);
        return FittingValues.Condition(name, type) is { } fits
            ? new MisfitCount(0, await Count($"SELECT count(*) FROM {Quote(table)} WHERE {name} IS NOT NULL "
                + $"AND NOT coalesce({fits}, false)", ct).ConfigureAwait(false))
            : default;
    }

    private async Task<long> Count(string sql, CancellationToken ct, params object?[] arguments)
    {
        try
        {
            return await session.Scalar<long>(sql, ct, arguments).ConfigureAwait(false);
        }
        catch (SqliteFault fault) when (fault.IsOfStatement
            && (fault.Words.Contains("no such table", StringComparison.Ordinal)
                || fault.Words.Contains("no such column", StringComparison.Ordinal)))
        {
            return 0;
        }
    }

    // Qualified, because SQLite takes a lone "name" that is no column for a string.
    private static string Column(string table, string column) => Quote(table) + "." + Quote(column);

    private static string Quote(string name) => SqliteSession.Quote(name);
}
