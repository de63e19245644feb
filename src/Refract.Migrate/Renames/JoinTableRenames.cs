using Refract.Relational.Catalog;
using Refract.Relational.Contracts;
using Refract.Relational.Operations;

namespace Refract.Migrate.Renames;

/// <summary>
/// The table of an implicit many-to-many relation follows its models: its name, where it is made of theirs, and its
/// columns, which stand in the order of their names.
/// </summary>
internal static class JoinTableRenames
{
    /// <param name="from">What is there, under the new names of the models' tables.</param>
    /// <param name="to">What is wanted.</param>
    /// <param name="rules">The database.</param>
    /// <param name="withTables">
    /// Whether tables are renamed. Columns are turned round in any case: rows would join others than before.
    /// </param>
    public static RenamePlan Find(DatabaseCatalog from, DatabaseCatalog to, StructureRules rules,
        bool withTables)
    {
        var changed = new ChangedParts(from, to, rules);
        var old = Joins(from, changed);
        var wanted = Joins(to, changed);
        var pairs = new List<(Join Old, Join Wanted)>();
        Match((one, other) => one.Key == other.Key && one.JoinsSame(other));
        if (withTables) Match((one, other) => one.Key.Name == other.Key.Name && one.JoinsSame(other));
        if (withTables) Match((one, other) => one.JoinsSame(other) && old.Count(join => join.JoinsSame(one)) == 1
            && wanted.Count(join => join.JoinsSame(one)) == 1);

        var renames = pairs.Where(pair => pair.Old.Key != pair.Wanted.Key)
            .Select(RenameOperation (pair) => new RenameTable(pair.Old.Name, pair.Wanted.Name));
        // One whose name another takes, and that has no place of its own, goes; the other way round it is new.
        RenameOperation[] gone = [.. old.Where(join => pairs.Exists(pair => pair.Wanted.Key == join.Key))
            .Select(join => RenameOrder.Away(new RenameTable(join.Name, join.Name)))];
        RenameOperation[] fresh = [.. wanted.Where(join => pairs.Exists(pair => pair.Old.Key == join.Key))
            .Select(join => RenameOrder.Away(new RenameTable(join.Name, join.Name)))];
        return new RenamePlan(
        [
            .. RenameOrder.Of([.. renames, .. gone], from.DefaultNamespace),
            .. pairs.Where(pair => pair.Old.IsTurned(pair.Wanted)).SelectMany(pair => RenameOrder.Of(
            [
                new RenameColumn(pair.Wanted.Name, "A", "B"), new RenameColumn(pair.Wanted.Name, "B", "A"),
            ], from.DefaultNamespace)),
        ], [], []) { Gone = gone, New = fresh };

        void Match(Func<Join, Join, bool> isOne)
        {
            foreach (var join in old.ToArray())
            {
                if (wanted.Find(other => isOne(join, other)) is not { } match) continue;
                pairs.Add((join, match));
                old.Remove(join);
                wanted.Remove(match);
            }
        }
    }

    private static List<Join> Joins(DatabaseCatalog side, ChangedParts changed)
    {
        var joins = new List<Join>();
        foreach (var table in side.Tables)
            if (changed.JoinedBy(table, side) is var (a, b))
                joins.Add(new Join(table.QualifiedName, changed.Pair.Key(table.Namespace, table.Name, side), a, b));
        return joins;
    }

    private sealed record Join(QualifiedName Name, QualifiedName Key, QualifiedName A, QualifiedName B)
    {
        public bool JoinsSame(Join other) => other.A == A && other.B == B || IsTurned(other);

        public bool IsTurned(Join other) => A != B && other.A == B && other.B == A;
    }
}
