using Refract.Relational.Catalog;
using Refract.Relational.Operations;

namespace Refract.Migrate.Diff;

/// <summary>
/// Compares enum types: their values and, where that is asked for, the order of these, in which the database sorts.
/// </summary>
internal static class EnumDiffer
{
    public static IEnumerable<MigrationOperation> Created(CatalogPair pair)
    {
        var known = pair.From.Enums.Select(type => pair.Key(type.Namespace, type.Name, pair.From)).ToHashSet();
        return pair.To.Enums.Where(type => !known.Contains(pair.Key(type.Namespace, type.Name, pair.To)))
            .Select(type => new CreateEnum(type));
    }

    public static IEnumerable<MigrationOperation> Dropped(CatalogPair pair)
    {
        var wanted = pair.To.Enums.Select(type => pair.Key(type.Namespace, type.Name, pair.To)).ToHashSet();
        return pair.From.Enums.Where(type => !wanted.Contains(pair.Key(type.Namespace, type.Name, pair.From)))
            .Select(type => new DropEnum(type));
    }

    /// <param name="pair">The catalogs.</param>
    /// <param name="tables">What differs in the tables, for the indexes that a replaced type takes along.</param>
    public static IEnumerable<MigrationOperation> Changed(CatalogPair pair,
        IReadOnlyList<TableDifference>? tables = null)
    {
        var wanted = pair.To.Enums.ToDictionary(type => pair.Key(type.Namespace, type.Name, pair.To));
        foreach (var from in pair.From.Enums)
        {
            var key = pair.Key(from.Namespace, from.Name, pair.From);
            if (!wanted.TryGetValue(key, out var to))
                continue;
            var added = to.Values.Except(from.Values, StringComparer.Ordinal).ToArray();
            if (from.Values.Except(to.Values, StringComparer.Ordinal).Any()
                || pair.Parts.EnumOrder && !HasSameOrder(from, to))
            {
                var columns = ColumnsOf(key, pair).ToArray();
                yield return new ReplaceEnum(from, to, columns)
                {
                    Indexes = [.. EnumDependents.Indexes(key, columns, pair, tables ?? [])],
                    Obstacles = [.. EnumDependents.Obstacles(key, columns, pair)],
                };
            }
            else if (added.Length > 0)
                yield return new AddEnumValues(to, added, IsUsedAtOnce(key, added, pair));
        }
    }

    /// <summary>The types that stay and whose values are in another order in the database.</summary>
    public static IEnumerable<CatalogEnum> InOtherOrder(CatalogPair pair)
    {
        var wanted = pair.To.Enums.ToDictionary(type => pair.Key(type.Namespace, type.Name, pair.To));
        return pair.From.Enums.Where(from =>
            wanted.TryGetValue(pair.Key(from.Namespace, from.Name, pair.From), out var to)
            && !from.Values.Except(to.Values, StringComparer.Ordinal).Any() && !HasSameOrder(from, to));
    }

    /// <summary>Whether the values that are on both sides are in the same order.</summary>
    private static bool HasSameOrder(CatalogEnum from, CatalogEnum to) =>
        from.Values.Intersect(to.Values, StringComparer.Ordinal)
            .SequenceEqual(to.Values.Intersect(from.Values, StringComparer.Ordinal), StringComparer.Ordinal);

    private static IEnumerable<EnumColumn> ColumnsOf(QualifiedName key, CatalogPair pair)
    {
        foreach (var table in pair.From.Tables)
        {
            var next = pair.Tables.FirstOrDefault(candidate => ReferenceEquals(candidate.From, table))?.To;
            foreach (var column in table.Columns.Where(column => pair.EnumOf(column, pair.From) == key))
            {
                var to = next?.FindColumn(column.Name);
                var isKept = to is not null && pair.EnumOf(to, pair.To) == key && to.Type.IsList == column.Type.IsList;
                yield return new EnumColumn(table.QualifiedName, column, isKept ? to : null);
            }
        }
    }

    private static bool IsUsedAtOnce(QualifiedName key, string[] added, CatalogPair pair) => pair.To.Tables
        .SelectMany(table => table.Columns)
        .Where(column => pair.EnumOf(column, pair.To) == key)
        .Any(column => column.Default switch
        {
            ConstantDefault constant => added.Contains(constant.Text),
            ConstantListDefault list => list.Items.Any(added.Contains),
            ExpressionDefault { Sql: { } sql } => added.Any(value => sql.Contains(value, StringComparison.Ordinal)),
            _ => false,
        })
        || pair.To.Tables.SelectMany(table => table.Indexes).Any(index =>
            index.Condition is { } condition
                && added.Any(value => condition.Contains(value, StringComparison.Ordinal)));
}
