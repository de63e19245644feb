using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>
/// Walks a select for its shape and values. <see cref="SelectWriter"/> meets the values in the same order: change both together.
/// </summary>
internal static class SelectShape
{
    public static void Write(Shape shape, SqlDialect dialect, SelectSpec spec, ShapeToken kind)
    {
        shape.Token(kind);
        shape.Token(ShapeToken.Model, spec.Model.Id);
        if (spec.Parent is { } parent) Parent(shape, dialect, parent);
        if (spec.Key is { } key)
        {
            shape.Token(ShapeToken.Key, key.Index);
            Key(shape, dialect, spec.Model, key);
        }

        Where(shape, dialect, spec.Model, spec.Where);
        foreach (var term in spec.OrderBy) Order(shape, term);
        if (spec.IsReversed) shape.Token(ShapeToken.Reversed);
        if (spec.Cursor is { } cursor)
        {
            shape.Token(ShapeToken.Cursor, cursor.Index);
            Key(shape, dialect, spec.Model, cursor);
        }

        foreach (var join in spec.Joins) Join(shape, dialect, join);
        foreach (var slot in spec.Distinct) shape.Token(ShapeToken.Distinct, slot);
        if (spec.LimitsPerParent && !dialect.HasLateral)
        {
            // The window counts from 1: rows after the skipped ones, up to the last to be taken.
            if (spec.Skip is { } skipped) Number(shape, ShapeToken.Skip, skipped);
            if (spec.Take is { } taken) Number(shape, ShapeToken.Take, checked(taken + (spec.Skip ?? 0)));
        }
        else
        {
            if (spec.Skip is { } skip) Number(shape, ShapeToken.Skip, skip);
            if (spec.WritesTake) shape.Token(ShapeToken.TakeLiteral, spec.Take!.Value);
            else if (spec.Take is { } take) Number(shape, ShapeToken.Take, take);
        }

        if (spec.Lock != RowLock.None) shape.Token(ShapeToken.Lock, (int)spec.Lock);
        shape.Token(ShapeToken.End);
    }

    public static void Key(Shape shape, SqlDialect dialect, ModelInfo model, UniqueKey key)
    {
        var columns = model.Keys[key.Index].Columns;
        for (var i = 0; i < columns.Count; i++)
            shape.Value(columns[i].Type, StoredValue.Compared(dialect, columns[i], ColumnValues.Ready(columns[i], key[i])));
    }

    public static void Where(Shape shape, SqlDialect dialect, ModelInfo model, Predicate? where)
    {
        if (where is null) return;
        shape.Token(ShapeToken.Where);
        shape.Enter(model.RootScope);
        PredicateShape.Write(shape, dialect, where);
        shape.Leave();
    }

    private static void Parent(Shape shape, SqlDialect dialect, ParentFilter parent)
    {
        var relation = parent.Relation;
        shape.Token(ShapeToken.Parent, relation.Model.Id);
        shape.Detail(relation.Slot);
        shape.Detail(parent.IsSingle);
        shape.Detail(parent.IsRange);
        shape.Detail(parent.Source is not null);
        if (parent.Source is { } source)
        {
            shape.Detail(parent.SourceJoin?.At ?? 0);
            Write(shape, dialect, source, ShapeToken.Keys);
            return;
        }

        var columns = relation.LocalColumns;
        if (parent.IsRange)
        {
            foreach (var end in parent.Values!) shape.Value(columns[0].Type, end);
            return;
        }

        for (var i = 0; i < columns.Count; i++)
        {
            if (parent.IsSingle) shape.Value(columns[i].Type, parent.Values![i]);
            else ListLookup.Value(shape, dialect, columns[i], parent.Values![i]);
        }
    }

    private static void Order(Shape shape, in OrderTerm term)
    {
        if (term.Count is { } count) shape.Token(ShapeToken.OrderCount, count.Slot);
        else shape.Token(ShapeToken.Order, term.Column!.Slot);
        shape.Detail((int)term.Sort);
        for (var scope = term.Scope; scope.Via is { } via; scope = scope.Parent!) shape.Token(ShapeToken.Step, via.Slot);
    }

    private static void Join(Shape shape, SqlDialect dialect, JoinNode join)
    {
        shape.Token(ShapeToken.Join, join.Relation.Slot);
        Where(shape, dialect, join.Relation.Target, join.Where);
        foreach (var inner in join.Joins) Join(shape, dialect, inner);
        shape.Token(ShapeToken.End);
    }

    private static void Number(Shape shape, ShapeToken token, int number)
    {
        shape.Token(token);
        shape.Value(ColumnTypes.Int, SqlValue.Of(number));
    }
}
