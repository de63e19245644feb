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
        var shape = Begin(ShapeToken.Insert, root, verb);
        try
        {
            shape.Token(ShapeToken.Join, tree.Root);
            foreach (var part in tree.Parts) Shaped(shape, part);
            foreach (var (relation, local, target) in tree.Links)
            {
                shape.Token(ShapeToken.Link, relation.Slot);
                shape.Token(local);
                shape.Token(target);
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

    private static void Shaped(Shape shape, CreatePart part)
    {
        var isMany = part.Rows.Count > 1;
        shape.Token(ShapeToken.Model, part.Model.Id);
        shape.Token(ShapeToken.Limit, isMany ? 1 : 0);
        for (var i = 0; i < part.Columns.Count; i++)
        {
            var column = part.Columns[i];
            shape.Token(ShapeToken.Column, column.Slot);
            if (isMany) shape.Value(column.ListType, SqlValue.OfArray(part.Rows.Select(row => row[i]).ToArray()));
            else shape.Value(column.Type, part.Rows[0][i]);
        }

        foreach (var key in part.Keys)
        {
            shape.Token(ShapeToken.Key, key.Column.Slot);
            shape.Token(key.Part);
            shape.Token(key.Source.Slot);
        }

        shape.Token(ShapeToken.End);
    }

    private static string TreeText(SqlWriter sql, CreateTree tree)
    {
        var text = new StringBuilder("WITH ");
        for (var i = 0; i < tree.Parts.Count; i++)
        {
            if (i > 0) text.Append(", ");
            text.Append(CultureInfo.InvariantCulture, $"r{i} AS (");
            PartText(sql, text, tree.Parts[i]);
            text.Append(WriteWriter.Returned(sql, tree.Parts[i].Model, i == tree.Root ? Returning.All : Returning.Links)).Append(')');
        }

        for (var i = 0; i < tree.Links.Count; i++)
        {
            var (relation, local, target) = tree.Links[i];
            var join = relation.Join!;
            text.Append(CultureInfo.InvariantCulture, $", l{i} AS (INSERT INTO {sql.Table(join.Schema, join.Table)} ({sql.Quote(join.LocalColumn)}, {sql.Quote(join.TargetColumn)})")
                .Append(CultureInfo.InvariantCulture, $" SELECT {sql.Column($"r{local}", relation.LocalColumns[0])}, {sql.Column($"r{target}", relation.TargetColumns[0])} FROM r{local}, r{target})");
        }

        var root = $"r{tree.Root}";
        return text.Append(CultureInfo.InvariantCulture, $" SELECT {sql.Columns(root, tree.Parts[tree.Root].Model.Columns)} FROM {root}").ToString();
    }

    private static void PartText(SqlWriter sql, StringBuilder text, CreatePart part)
    {
        var values = part.Columns.Select(_ => sql.Placeholder()).ToList();
        text.Append("INSERT INTO ").Append(sql.Table(part.Model));
        if (part.Columns.Count + part.Keys.Count == 0)
        {
            text.Append(" DEFAULT VALUES");
            return;
        }

        text.Append(" (").Append(sql.Columns([.. part.Columns, .. part.Keys.Select(key => key.Column)])).Append(") SELECT ");
        var isMany = part.Rows.Count > 1;
        var items = isMany ? part.Columns.Select((_, i) => $"v.c{i}") : values;
        text.AppendJoin(", ", [.. items, .. part.Keys.Select(key => sql.Column($"r{key.Part}", key.Source))]);
        var sources = part.Keys.Select(key => $"r{key.Part}").Distinct().ToList();
        if (isMany)
        {
            var rows = new StringBuilder();
            sql.Dialect.Rows(rows, values);
            sources.Add($"{rows} WITH ORDINALITY AS v({string.Join(", ", part.Columns.Select((_, i) => $"c{i}"))}, n)");
        }

        if (sources.Count > 0) text.Append(" FROM ").AppendJoin(", ", sources);
        // Generated ids follow the order in which the rows were given.
        if (isMany) text.Append(" ORDER BY v.n");
    }
}
