using Npgsql;
using Refract.PostgreSql.Migrations;
using Refract.PostgreSql.Types;
using Refract.Relational.Catalog;

namespace Refract.PostgreSql.Introspection;

/// <summary>
/// Asks the server how it spells expressions: temporary tables get them as defaults and indexes, <c>pg_get_expr</c>
/// reads them back, and the transaction is rolled back. Only expressions whose text is not the server's already are
/// asked about, each once.
/// </summary>
internal sealed class PostgreSqlSpelling(PostgreSqlSession session)
{
    private readonly Dictionary<(string Type, string Sql), string?> _defaults = [];

    public async Task<DatabaseCatalog> Respell(DatabaseCatalog actual, DatabaseCatalog wanted, CancellationToken ct)
    {
        var tables = wanted.Tables.ToDictionary(
            table => table.QualifiedName with { Namespace = table.Namespace ?? wanted.DefaultNamespace });
        var pairs = actual.Tables
            .Select(table =>
                (From: table,
                    To: tables.GetValueOrDefault(
                        table.QualifiedName with { Namespace = table.Namespace ?? actual.DefaultNamespace })))
            .Where(pair => pair.To is not null && (pair.From.Columns.Any(column => IsInQuestion(column, pair.To))
                || pair.From.Indexes.Any(index => pair.To.Indexes.Any(other => IsInQuestion(index, other)))))
            .ToArray();
        if (pairs.Length == 0) return actual;
        var changed = new Dictionary<CatalogTable, CatalogTable>(ReferenceEqualityComparer.Instance);
        var transaction = await session.Begin(ct).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            foreach (var (from, to) in pairs)
                changed[from] = await Respell(from, to!, wanted.DefaultNamespace, transaction, ct)
                    .ConfigureAwait(false);
            await session.Guard(() => transaction.RollbackAsync(ct)).ConfigureAwait(false);
        }

        return actual with { Tables = [.. actual.Tables.Select(table => changed.GetValueOrDefault(table, table))] };
    }

    private static bool IsInQuestion(CatalogColumn from, CatalogTable to) =>
        from.DefaultSql is not null && to.FindColumn(from.Name) is { Default: { } wanted } && wanted != from.Default
        && wanted is not ExpressionDefault { Sql: null };

    private static bool IsInQuestion(CatalogIndex from, CatalogIndex to) =>
        from.Condition is { } condition && to.Condition is { } wanted && wanted != condition;

    private async Task<CatalogTable> Respell(CatalogTable from, CatalogTable to, string defaultNamespace,
        NpgsqlTransaction transaction,
        CancellationToken ct)
    {
        var columns = new List<CatalogColumn>();
        foreach (var column in from.Columns)
        {
            var isSame = IsInQuestion(column, to)
                && ((to.FindColumn(column.Name)!.Default as ExpressionDefault)?.Sql == column.DefaultSql
                || await SpellDefault(to.FindColumn(column.Name)!, defaultNamespace, transaction, ct)
                    .ConfigureAwait(false) == column.DefaultSql);
            columns.Add(isSame ? column with { Default = to.FindColumn(column.Name)!.Default } : column);
        }

        var spelled = new Dictionary<string, string?>(StringComparer.Ordinal);
        var indexes = new List<CatalogIndex>();
        foreach (var index in from.Indexes)
        {
            var same = index;
            foreach (var other in to.Indexes.Where(other => IsInQuestion(index, other))
                .OrderByDescending(other => other.Name == index.Name))
            {
                var wanted = other.Condition!;
                if (!spelled.TryGetValue(wanted, out var text))
                    spelled[wanted] = text = await SpellCondition(from.QualifiedName, wanted, transaction, ct)
                        .ConfigureAwait(false);
                if (text != index.Condition) continue;
                same = index with { Condition = wanted };
                break;
            }

            indexes.Add(same);
        }

        return @from with { Columns = columns, Indexes = indexes };
    }

    private async Task<string?> SpellDefault(CatalogColumn column, string defaultNamespace,
        NpgsqlTransaction transaction, CancellationToken ct)
    {
        var type = PostgreSqlTypeNames.NameOf(column.Type, defaultNamespace);
        if (PostgreSqlDefaults.TextOf(column.Default, column.Type, defaultNamespace) is not { } sql) return null;
        if (_defaults.TryGetValue((type, sql), out var known)) return known;
        return _defaults[(type, sql)] = await Ask(transaction,
            [$"CREATE TEMPORARY TABLE refract_spelling (c {type} DEFAULT {sql})"],
            """
            SELECT pg_catalog.pg_get_expr(d.adbin, d.adrelid) FROM pg_catalog.pg_attrdef d
            WHERE d.adrelid = 'pg_temp.refract_spelling'::regclass
            """, ct).ConfigureAwait(false);
    }

    /// <summary>In a table of the same name, because a condition may name its table.</summary>
    private Task<string?> SpellCondition(QualifiedName table, string condition, NpgsqlTransaction transaction,
        CancellationToken ct)
    {
        var copy = $"pg_temp.{PostgreSqlNames.Quote(table.Name)}";
        return Ask(transaction,
            [
                $"CREATE TEMPORARY TABLE {PostgreSqlNames.Quote(table.Name)} (LIKE "
                    + $"{PostgreSqlNames.Qualify(table, null)})",
                $"CREATE INDEX refract_spelling ON {copy} ((1)) WHERE ({condition})",
            ],
            $"""
            SELECT pg_catalog.pg_get_expr(i.indpred, i.indrelid) FROM pg_catalog.pg_index i
            WHERE i.indrelid = {PostgreSqlNames.Literal(copy)}::regclass
            """, ct);
    }

    /// <summary>
    /// Null when the server does not take the expression, as when it speaks of what is yet to be created.
    /// </summary>
    private async Task<string?> Ask(NpgsqlTransaction transaction, string[] statements, string question,
        CancellationToken ct)
    {
        const string Savepoint = "refract_spelling";
        await session.Guard(() => transaction.SaveAsync(Savepoint, ct)).ConfigureAwait(false);
        try
        {
            // A batch does not cut its commands at semicolons: an expression cannot bring a statement of its own along.
            var batch = new NpgsqlBatch(session.Connection, transaction);
            await using (batch.ConfigureAwait(false))
            {
                foreach (var statement in statements) batch.BatchCommands.Add(new NpgsqlBatchCommand(statement));
                await session.Guard(() => batch.ExecuteNonQueryAsync(ct)).ConfigureAwait(false);
            }

            return await session.Scalar<string>(question, ct).ConfigureAwait(false);
        }
        catch (PostgreSqlFault)
        {
            return null;
        }
        finally
        {
            if (session.IsOpen)
                await session.Guard(() => transaction.RollbackAsync(Savepoint, ct)).ConfigureAwait(false);
        }
    }
}
