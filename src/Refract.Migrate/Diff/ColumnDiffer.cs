using Refract.Relational;
using Refract.Relational.Catalog;
using Refract.Relational.Operations;
using Refract.Schema;

namespace Refract.Migrate.Diff;

/// <summary>Compares a column that is on both sides.</summary>
internal static class ColumnDiffer
{
    /// <summary>The change, or null when both mean the same.</summary>
    public static TableChange? Diff(CatalogColumn from, CatalogColumn to, CatalogPair pair)
    {
        var changes = ColumnChanges.None;
        var cast = TypeCast.Safe;
        var sameEnum = pair.EnumOf(from, pair.From) == pair.EnumOf(to, pair.To);
        if (!IsDomain(from, to.Type) && !IsDomain(to, from.Type)
            && (!sameEnum || !pair.Types.AreSame(from.Type, to.Type)))
        {
            changes |= ColumnChanges.Type;
            cast = sameEnum ? pair.Rules.CastOf(from.Type, to.Type) : TypeCast.Impossible;
            if (cast == TypeCast.Impossible)
                return new RecreateColumn(from, to);
        }

        if (!pair.Rules.IsAlwaysNullable(to.Type) && from.Type.IsNullable != to.Type.IsNullable)
            changes |= ColumnChanges.Nullability;
        if (from.IsAutoIncrement != to.IsAutoIncrement)
            changes |= ColumnChanges.AutoIncrement;
        // A column that counts by itself has no other default: SQLite accepts one beside AUTOINCREMENT and never uses
        // it.
        var counts = from.IsAutoIncrement && to.IsAutoIncrement;
        // A generated one has none that could be changed.
        var isFixed = from.IsGenerated || to.IsGenerated;
        if (!counts && !isFixed && !IsSpelled(from, to.Default) && !IsSpelled(to, from.Default)
            && !DefaultComparer.AreSame(from.Default, to.Default, to.Type))
            changes |= ColumnChanges.Default;
        if (changes == ColumnChanges.None)
            return null;
        return new AlterColumn(from, to, changes)
        {
            Cast = cast,
            // The rebuild's INSERT takes the default for every null.
            FillsNulls = pair.Rules.RebuildsTables
                && to.Default is not null and not ExpressionDefault { Sql: null },
        };
    }

    /// <summary>Whether an expression is word for word what the database says of a column.</summary>
    private static bool IsSpelled(CatalogColumn column, CatalogDefault? other)
        => column.DefaultSql is { } sql && other is ExpressionDefault { Sql: { } expression } && sql == expression;

    /// <summary>
    /// A column of a domain may be written as its base type, or as <c>Unsupported</c> with the domain's name.
    /// </summary>
    private static bool IsDomain(CatalogColumn column, ColumnType other)
        => column.Domain is { } domain && other is { Scalar: ScalarType.Unsupported, UnsupportedName: { } name }
            && column.Type.IsList == other.IsList && (name == domain || name + "[]" == domain);
}
