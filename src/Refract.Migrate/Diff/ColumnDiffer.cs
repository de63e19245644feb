using Refract.Relational;
using Refract.Relational.Catalog;
using Refract.Relational.Operations;

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
        if (!sameEnum || !pair.Types.AreSame(from.Type, to.Type))
        {
            changes |= ColumnChanges.Type;
            cast = sameEnum ? pair.Types.CastOf(from.Type, to.Type) : TypeCast.Impossible;
            if (cast == TypeCast.Impossible)
                return new RecreateColumn(from, to);
        }

        if (!pair.Types.IsAlwaysNullable(to.Type) && from.Type.IsNullable != to.Type.IsNullable)
            changes |= ColumnChanges.Nullability;
        if (from.IsAutoIncrement != to.IsAutoIncrement)
            changes |= ColumnChanges.AutoIncrement;
        // A column that counts by itself has no other default: SQLite accepts one beside AUTOINCREMENT and never uses it.
        var counts = from.IsAutoIncrement && to.IsAutoIncrement;
        if (!counts && !pair.Defaults.AreSame(from.Default, to.Default, to.Type))
            changes |= ColumnChanges.Default;
        if (changes == ColumnChanges.None)
            return null;
        return new AlterColumn(from, to, changes)
        {
            Cast = cast,
            // The rebuild's INSERT takes the default for every null.
            FillsNulls = pair.Provider == SqlProvider.Sqlite && to.Default is not null and not ExpressionDefault { Sql: null },
        };
    }
}
