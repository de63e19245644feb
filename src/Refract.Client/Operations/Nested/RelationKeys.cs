using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>Conditions and assignments that tie rows together.</summary>
internal static class RelationKeys
{
    /// <summary>The target's rows that belong to a row by their foreign key, or by the join table.</summary>
    public static Predicate Of(RelationInfo relation, StoredRow row)
    {
        if (relation.Join is null)
            return Equal(relation.Target.RootScope, relation.TargetColumns, relation.LocalColumns, row);
        var scope = relation.Target.RootScope.Enter(relation.Opposite.Slot);
        return new RelationPredicate(scope, Quantifier.Some,
            Equal(scope, relation.LocalColumns, relation.LocalColumns, row));
    }

    /// <summary>
    /// That the columns of a scope have the values which other columns have in a row. A null is tied to nothing.
    /// </summary>
    public static Predicate Equal(Scope scope, IReadOnlyList<ColumnInfo> columns, IReadOnlyList<ColumnInfo> others,
        StoredRow row)
    {
        Predicate? all = null;
        for (var i = 0; i < columns.Count; i++)
        {
            var value = row[others[i]];
            if (value.IsNull) return ConstantPredicate.False;
            var one = new ComparePredicate(new Operand(scope, columns[i]), Comparison.Equals, value);
            all = all is null ? one : new AndPredicate(all, one);
        }

        return all!;
    }

    /// <summary>That a row is the one of a key.</summary>
    public static Predicate Is(ModelInfo model, UniqueKey key)
    {
        Predicate? all = null;
        var columns = model.Keys[key.Index].Columns;
        for (var i = 0; i < columns.Count; i++)
        {
            var one = new ComparePredicate(
                new Operand(model.RootScope, columns[i]), Comparison.Equals, ColumnValues.Ready(columns[i], key[i]));
            all = all is null ? one : new AndPredicate(all, one);
        }

        return all!;
    }

    public static Predicate And(Predicate left, Predicate? right) =>
        right is null ? left : new AndPredicate(left, right);

    /// <summary>Gives columns the values that other columns have in a row.</summary>
    public static List<Assignment> Assign(IReadOnlyList<ColumnInfo> columns, IReadOnlyList<ColumnInfo> others,
        StoredRow row)
    {
        var list = new List<Assignment>(columns.Count);
        for (var i = 0; i < columns.Count; i++) list.Add(Assignment.Set(columns[i], row[others[i]]));
        return list;
    }

    /// <summary>Unties a foreign key: its columns that may be null become null.</summary>
    /// <returns>Null when none may be.</returns>
    public static List<Assignment>? Clear(IReadOnlyList<ColumnInfo> columns)
    {
        var list = new List<Assignment>();
        foreach (var column in columns)
            if (column.Type.IsNullable) list.Add(Assignment.Set(column, SqlValue.Null));
        return list.Count == 0 ? null : list;
    }
}
