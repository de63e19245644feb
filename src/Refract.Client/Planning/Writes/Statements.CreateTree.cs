using System.Globalization;
using System.Text;
using Refract.Relational.Sql;

namespace Refract.Runtime;

internal sealed partial class Statements
{
    /// <summary>New rows that hang together, in one statement that returns the root's.</summary>
    public SqlStatement Insert(CreateTree tree, string verb)
    {
        var root = tree.Parts[tree.Root].Model;
        var shape = Begin(ShapeToken.InsertTree, root, verb);
        try
        {
            shape.Token(ShapeToken.Root, tree.Root);
            foreach (var part in tree.Parts) Shaped(shape, part);
            foreach (var (relation, local, target) in tree.Links)
            {
                shape.Token(ShapeToken.TreeLink, relation.Model.Id);
                shape.Detail(relation.Slot);
                shape.Detail(local);
                shape.Detail(target);
            }

            return Get(shape, (tree, verb), static (sql, insert) => new StatementText(TreeText(sql, insert.tree))
            {
                Model = insert.tree.Parts[insert.tree.Root].Model.Name, Verb = insert.verb, IsWrite = true,
                Constraints = new TreeConstraints([.. insert.tree.Parts.Select(part => part.Model).Distinct()]),
            });
        }
        finally
        {
            Shape.Return(shape);
        }
    }

    private void Shaped(Shape shape, CreatePart part)
    {
        var isMany = part.Rows.Count > 1;
        shape.Token(ShapeToken.Model, part.Model.Id);
        if (part.Lookup is { } lookup)
        {
            shape.Token(ShapeToken.Lookup, lookup.Index);
            SelectShape.Key(shape, dialect, part.Model, lookup);
            return;
        }

        shape.Token(ShapeToken.Rows, isMany ? 1 : 0);
        for (var i = 0; i < part.Columns.Count; i++)
        {
            var column = part.Columns[i];
            shape.Token(ShapeToken.Column, column.Slot);
            if (isMany) shape.Value(column.ListType, SqlValue.OfList(ValueList.Of([.. part.Rows.Select(row => StoredValue.Of(dialect, column, row[i]))])));
            else shape.Value(column.Type, StoredValue.Of(dialect, column, part.Rows[0][i]));
        }

        foreach (var key in part.Keys)
        {
            shape.Token(ShapeToken.TreeKey, key.Column.Slot);
            shape.Detail(key.Part);
            shape.Detail(key.Source.Slot);
        }

        shape.Token(ShapeToken.End);
    }

    private static string TreeText(SqlWriter sql, CreateTree tree)
    {
        var lookups = Enumerable.Range(0, tree.Parts.Count).Where(i => tree.Parts[i].Lookup is not null).Select(Name).ToList();
        // Written in the order of the values, put together with the searches first: every INSERT refers to all of them.
        var named = new List<string>();
        var last = "";
        for (var i = 0; i < tree.Parts.Count; i++)
        {
            var part = tree.Parts[i];
            if (part.Lookup is { } key)
            {
                named.Insert(0, $"{Name(i)} AS (SELECT {sql.Columns("t", part.Model.LinkColumns)} FROM {sql.Table(part.Model)} AS t"
                    + $" WHERE {sql.KeyEquals("t", part.Model.Keys[key.Index].Columns)})");
                continue;
            }

            var insert = PartText(sql, part, lookups) + WriteWriter.Returned(sql, part.Model, i == tree.Root ? Returning.All
                : Returning.Links);
            if (tree.IsSingleInsert) last = insert;
            else named.Add($"{Name(i)} AS ({insert})");
        }

        if (!tree.IsSingleInsert)
            last = $"SELECT {sql.Columns(Name(tree.Root), tree.Parts[tree.Root].Model.Columns)} FROM {Name(tree.Root)}";
        for (var i = 0; i < tree.Links.Count; i++) named.Add(LinkText(sql, i, tree.Links[i]));
        return named.Count == 0 ? last : $"WITH {string.Join(", ", named)} {last}";
    }

    private static string LinkText(SqlWriter sql, int index, (RelationInfo Relation, int Local, int Target) link)
    {
        var join = link.Relation.Join!;
        return string.Create(CultureInfo.InvariantCulture, $"l{index} AS (INSERT INTO {sql.Table(join.Schema, join.Table)}")
            + $" ({sql.Quote(join.LocalColumn)}, {sql.Quote(join.TargetColumn)})"
            + $" SELECT {sql.Column(Name(link.Local), link.Relation.LocalColumns[0])},"
            + $" {sql.Column(Name(link.Target), link.Relation.TargetColumns[0])}"
            + $" FROM {Name(link.Local)}, {Name(link.Target)} ON CONFLICT DO NOTHING)";
    }

    private static string Name(int part) => string.Create(CultureInfo.InvariantCulture, $"r{part}");

    private static string PartText(SqlWriter sql, CreatePart part, List<string> lookups)
    {
        var values = part.Columns.Select(_ => sql.Placeholder()).ToList();
        var text = new StringBuilder("INSERT INTO ").Append(sql.Table(part.Model));
        if (part.Columns.Count + part.Keys.Count == 0) return text.Append(" DEFAULT VALUES").ToString();
        text.Append(" (").Append(sql.Columns([.. part.Columns, .. part.Keys.Select(key => key.Column)])).Append(") SELECT ");
        var isMany = part.Rows.Count > 1;
        var items = isMany ? part.Columns.Select((_, i) => $"v.c{i}") : values;
        text.AppendJoin(", ", [.. items, .. part.Keys.Select(key => sql.Column(Name(key.Part), key.Source))]);
        // All the rows to connect, also those of other parts: without one of them nothing is inserted anywhere.
        var sources = part.Keys.Select(key => Name(key.Part)).Concat(lookups).Distinct().ToList();
        if (isMany)
        {
            var rows = new StringBuilder();
            sql.Dialect.Rows(rows, values);
            sources.Add($"{rows} WITH ORDINALITY AS v({string.Join(", ", part.Columns.Select((_, i) => $"c{i}"))}, n)");
        }

        if (sources.Count > 0) text.Append(" FROM ").AppendJoin(", ", sources);
        // Generated ids follow the order in which the rows were given.
        if (isMany) text.Append(" ORDER BY v.n");
        return text.ToString();
    }
}
