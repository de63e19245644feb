using System.Data;
using System.Text.Json;
using Npgsql;
using Refract.PostgreSql.Migrations;
using Refract.PostgreSql.Types;
using Refract.Relational;
using Refract.Relational.Catalog;
using Refract.Relational.Contracts;

namespace Refract.PostgreSql.Introspection;

/// <summary>
/// Asks the server about a statement, which is prepared in SQL: that finds the types of parameters in a form that can
/// be read, and lets the statement be explained without values.
/// </summary>
internal sealed class PostgreSqlStatementReader(PostgreSqlSession session, string defaultNamespace)
{
    private const string Name = "refract_statement";
    private const string UnnamedColumn = "?column?";

    public async Task<StatementDescription> Read(string statement, IReadOnlyList<ColumnType?> parameters,
        CancellationToken ct)
    {
        await session.RequireOwnBackend(ct).ConfigureAwait(false);
        var transaction = await session.Begin(ct).ConfigureAwait(false);
        await using var _ = transaction.ConfigureAwait(false);
        await Prepare(statement, parameters, ct).ConfigureAwait(false);
        try
        {
            var taken = await session.Scalar<uint[]>(
                "SELECT parameter_types::oid[] FROM pg_catalog.pg_prepared_statements WHERE name = $1", ct, Name)
                .ConfigureAwait(false) ?? [];
            // A parameter that the server has no use for has no type; the caller knows how many there are.
            var execute = $"EXECUTE {Name}"
                + (taken.Length == 0 ? "" : $"({string.Join(", ", taken.Select(_ => "NULL"))})");
            var columns = await Columns(execute, ct).ConfigureAwait(false);
            var types = await Types([.. taken, .. columns.Select(column => column.Type)], ct).ConfigureAwait(false);
            var origins = await Origins(columns, ct).ConfigureAwait(false);
            var plan = await Plan(execute, ct).ConfigureAwait(false);
            return new StatementDescription(
                [.. taken.Select(type => types.GetValueOrDefault(type))],
                [.. columns.Select((column, at) => Describe(column, at, types, origins, plan))]);
        }
        finally
        {
            await session.Guard(() => transaction.RollbackAsync(CancellationToken.None)).ConfigureAwait(false);
            await session.Run($"DEALLOCATE {Name}", CancellationToken.None).ConfigureAwait(false);
        }
    }

    private async Task Prepare(string statement, IReadOnlyList<ColumnType?> parameters, CancellationToken ct)
    {
        var types = parameters.All(type => type is null) ? ""
            : $" ({string.Join(", ", parameters.Select(type => type is null
                ? "unknown" : PostgreSqlTypeNames.NameOf(type, defaultNamespace)))})";
        var head = $"PREPARE {Name}{types} AS\n";
        try
        {
            await session.Run(head + statement, ct).ConfigureAwait(false);
        }
        catch (PostgreSqlFault fault)
        {
            var at = fault.Original.Position - head.Length;
            throw new ScriptFailedException($"{fault.Original.MessageText} ({fault.SqlState})", fault.SqlState,
                at < 1 || at > statement.Length ? null : 1 + statement.AsSpan(0, at - 1).Count('\n'), null,
                isRolledBack: true, fault.Original);
        }
    }

    /// <summary>What the server says of the rows, without running the statement.</summary>
    private Task<List<ColumnRow>> Columns(string execute, CancellationToken ct) => session.Guard(execute, async () =>
    {
        var command = new NpgsqlCommand(execute, session.Connection);
        await using var _ = command.ConfigureAwait(false);
        var reader = await command.ExecuteReaderAsync(CommandBehavior.SchemaOnly, ct).ConfigureAwait(false);
        await using var __ = reader.ConfigureAwait(false);
        var columns = new List<ColumnRow>();
        var fields = reader.FieldCount == 0 ? [] : reader.GetColumnSchema();
        for (var i = 0; i < reader.FieldCount; i++)
            columns.Add(new ColumnRow(reader.GetName(i), reader.GetDataTypeOID(i), fields[i].TableOID,
                fields[i].ColumnAttributeNumber ?? 0));
        return columns;
    });

    /// <summary>The types of some numbers; a domain counts as the type at its end.</summary>
    private async Task<Dictionary<uint, ColumnType>> Types(uint[] numbers, CancellationToken ct)
    {
        var rows = await session.Query(
            """
            WITH RECURSIVE base (domain, type) AS (
                SELECT t.oid, t.typbasetype FROM pg_catalog.pg_type t WHERE t.typtype = 'd'
                UNION ALL
                SELECT b.domain, t.typbasetype FROM base b JOIN pg_catalog.pg_type t ON t.oid = b.type
                WHERE t.typtype = 'd'),
            final AS (SELECT b.domain, b.type FROM base b JOIN pg_catalog.pg_type x ON x.oid = b.type
                WHERE x.typtype <> 'd')
            SELECT o.number, COALESCE(eb.typname, e.typname, t.typname)::text,
                COALESCE(eb.typtype, e.typtype, t.typtype)::text, n.nspname::text, e.oid IS NOT NULL,
                pg_catalog.format_type(o.number, NULL)
            FROM (SELECT DISTINCT unnest($1::oid[])) o (number)
            LEFT JOIN final d ON d.domain = o.number
            JOIN pg_catalog.pg_type t ON t.oid = COALESCE(d.type, o.number)
            LEFT JOIN pg_catalog.pg_type e ON e.oid = t.typelem AND t.typcategory = 'A'
            LEFT JOIN final ed ON ed.domain = e.oid
            LEFT JOIN pg_catalog.pg_type eb ON eb.oid = ed.type
            JOIN pg_catalog.pg_namespace n ON n.oid = COALESCE(eb.typnamespace, e.typnamespace, t.typnamespace)
            """,
            row => (Number: row.GetFieldValue<uint>(0), Type: PostgreSqlColumnReader.TypeOf(row.GetString(1),
                row.GetString(2), row.GetString(3), modifier: -1, row.GetBoolean(4), isNullable: true,
                row.GetString(5), defaultNamespace, enums: null)), ct, (object)Array.ConvertAll(numbers, n => (long)n))
            .ConfigureAwait(false);
        return rows.ToDictionary(row => row.Number, row => row.Type);
    }

    /// <summary>The columns of tables that the columns of the rows are.</summary>
    private async Task<Dictionary<(uint Table, short Number), Origin>> Origins(List<ColumnRow> columns,
        CancellationToken ct)
    {
        var rows = await session.Query(
            """
            SELECT a.attrelid, a.attnum, n.nspname::text, c.relname::text, a.attname::text, a.attnotnull
            FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE a.attrelid = ANY($1::oid[]) AND a.attnum > 0
            """,
            row => (Key: (row.GetFieldValue<uint>(0), row.GetInt16(1)), Origin: new Origin(
                new QualifiedName(row.GetString(2), row.GetString(3)), row.GetString(4), row.GetBoolean(5))), ct,
            (object)columns.Select(column => (long)column.Table).Distinct().ToArray()).ConfigureAwait(false);
        return rows.ToDictionary(row => row.Key, row => row.Origin);
    }

    /// <summary>
    /// How the server would run it whatever the values are; null when it does not say. No reason to fail: without a
    /// plan every value may be null.
    /// </summary>
    private async Task<StatementPlan?> Plan(string execute, CancellationToken ct)
    {
        try
        {
            await session.Run("SET LOCAL plan_cache_mode = force_generic_plan", ct).ConfigureAwait(false);
            var text = await session.Scalar<string>($"EXPLAIN (VERBOSE, FORMAT JSON) {execute}", ct)
                .ConfigureAwait(false);
            return text is null ? null : StatementPlan.Read(text);
        }
        catch (Exception exception) when (exception is PostgreSqlFault or JsonException)
        {
            return null;
        }
    }

    private DescribedColumn Describe(ColumnRow column, int at, Dictionary<uint, ColumnType> types,
        Dictionary<(uint Table, short Number), Origin> origins, StatementPlan? plan)
    {
        var origin = origins.GetValueOrDefault((column.Table, column.Number));
        var isThere = plan is not null
            && (origin is null ? plan.IsNeverNull(at) : origin.IsRequired && plan.IsAlwaysThere(origin.Table, at));
        return new DescribedColumn(column.Name,
            types.GetValueOrDefault(column.Type) is { } type ? type with { IsNullable = !isThere } : null,
            column.Name is not (UnnamedColumn or ""),
            origin is null ? null : Shown(origin.Table), origin?.Column);
    }

    private QualifiedName Shown(QualifiedName table) =>
        table.Namespace == defaultNamespace ? table with { Namespace = null } : table;

    private readonly record struct ColumnRow(string Name, uint Type, uint Table, short Number);

    private sealed record Origin(QualifiedName Table, string Column, bool IsRequired);
}
