using System.Globalization;
using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>New rows that hang together, in one statement that returns the root's.</summary>
/// <param name="tree">The rows.</param>
/// <param name="verb">The verb that it is done for.</param>
/// <param name="returned">What is returned of the root.</param>
internal readonly struct InsertTreeStatement(CreateTree tree, Verb verb, Projection returned) : IStatement
{
    private CreatePart Root => tree.Parts[tree.Root];

    public SqlPiece Emit<TSink>(TSink sink) where TSink : struct, ISqlSink
    {
        sink.Begin(ShapeToken.InsertTree, verb, Root.Model);
        sink.Token(ShapeToken.Root, tree.Root);
        var columns = ProjectionEmitter.Returned(sink, returned);
        // Emitted in the order of the values, put together with the searches first: every INSERT refers to all of them.
        var (searches, inserts) = (sink.Pieces(), sink.Pieces());
        SqlPiece last = default;
        for (var i = 0; i < tree.Parts.Count; i++)
        {
            sink.Token(ShapeToken.Model, tree.Parts[i].Model.Id);
            if (tree.Parts[i].Lookup is { } key)
            {
                searches.Add(Search(sink, i, key));
                continue;
            }

            var insert = Insert(sink, i, columns);
            if (tree.IsSingleInsert) last = insert;
            else inserts.Add(sink.Text($"{Name(sink, i)} AS ({insert})"));
        }

        for (var i = 0; i < tree.JoinRows.Count; i++) inserts.Add(JoinRow(sink, i));
        if (!TSink.IsText) return default;
        if (!tree.IsSingleInsert)
        {
            var name = Name(sink, tree.Root);
            last = sink.Text($"SELECT {sink.Columns(name, returned.Columns)} FROM {name}");
        }

        searches.List.Reverse();
        List<string> named = [.. searches.List, .. inserts.List];
        return named.Count == 0 ? last : new SqlPiece($"WITH {string.Join(", ", named)} {last}");
    }

    public StatementText Describe(string sql, SqlDialect dialect) => new(sql)
    {
        Model = Root.Model.Name, Verb = verb.Name(), IsWrite = true,
        Constraints = new TreeConstraints([.. tree.Parts.Select(part => part.Model).Distinct()]),
    };

    private SqlPiece Search<TSink>(TSink sink, int index, UniqueKey key) where TSink : struct, ISqlSink
    {
        var model = tree.Parts[index].Model;
        var alias = TSink.IsText ? new SqlPiece("t") : default;
        var columns = sink.Columns(alias, model.KeyColumns);
        var row = KeyEmitter.Emit(sink, ShapeToken.Lookup, model, key, alias);
        var visible = PolicyEmitter.And(sink, model, alias);
        var select = sink.Text($"SELECT {columns} FROM {sink.Table(model)} AS {alias} WHERE {row}{visible}");
        return sink.Text($"{Name(sink, index)} AS ({select})");
    }

    private SqlPiece Insert<TSink>(TSink sink, int index, SqlPiece root) where TSink : struct, ISqlSink
    {
        var part = tree.Parts[index];
        var isMany = part.Rows.Count > 1;
        sink.Token(ShapeToken.Rows, isMany ? 1 : 0);
        var values = sink.Pieces();
        for (var i = 0; i < part.Columns.Count; i++)
        {
            var column = part.Columns[i];
            sink.Token(ShapeToken.Column, column.Slot);
            values.Add(isMany ? sink.Value(column.ListType, SqlValue.OfList(Stored(sink.Dialect, part, i)))
                : sink.Value(column.Type, StoredValue.Of(sink.Dialect, column, part.Rows[0][i])));
        }

        foreach (var key in part.Keys)
        {
            sink.Token(ShapeToken.TreeKey, key.Column.Slot);
            sink.Detail(key.Part);
            sink.Detail(key.Source.Slot);
        }

        sink.Token(ShapeToken.End);
        if (!TSink.IsText) return default;
        // Other parts find the keys that they point to in what is returned.
        var keys = part.Model.KeyColumns;
        var all = index == tree.Root ? returned.Columns.Concat(keys).Distinct() : keys;
        return new SqlPiece(sink.Dialect.Statements.Insert(new InsertText(sink.Table(part.Model))
        {
            Columns = sink.Columns([.. part.Columns, .. part.Keys.Select(key => key.Column)]),
            Source = Source(sink, part, values.List),
            Returned = index == tree.Root && tree.IsSingleInsert ? root : sink.Columns([.. all]),
        }));
    }

    private SqlPiece Source<TSink>(TSink sink, CreatePart part, List<string> values) where TSink : struct, ISqlSink
    {
        if (part.Columns.Count + part.Keys.Count == 0) return default;
        var isMany = part.Rows.Count > 1;
        List<string> names = [.. part.Columns.Select((_, i) => $"c{i}")];
        var items = isMany ? names.Select(name => "v." + name) : values;
        var select = string.Join(
            ", ", [.. items, .. part.Keys.Select(key => sink.Column(Name(sink, key.Part), key.Source).ToString())]);
        // All the rows to connect, also those of other parts: without one of them nothing is inserted anywhere.
        var parts = tree.Parts;
        var searches = Enumerable.Range(0, parts.Count).Where(i => parts[i].Lookup is not null);
        var sources = part.Keys.Select(key => key.Part).Concat(searches).Distinct()
            .Select(i => Name(sink, i).ToString()).ToList();
        if (isMany) sources.Add(sink.Dialect.Statements.NumberedRows(values, "v", names, "n"));
        var from = sources.Count > 0 ? " FROM " + string.Join(", ", sources) : "";
        // Generated ids follow the order in which the rows were given.
        return new SqlPiece($"SELECT {select}{from}{(isMany ? " ORDER BY v.n" : "")}");
    }

    private SqlPiece JoinRow<TSink>(TSink sink, int index) where TSink : struct, ISqlSink
    {
        var (relation, local, target) = tree.JoinRows[index];
        sink.Token(ShapeToken.TreeJoinRow, relation.Model.Id);
        sink.Detail(relation.Slot);
        sink.Detail(local);
        sink.Detail(target);
        if (!TSink.IsText) return default;

        var join = relation.Join!;
        var (one, other) = (Name(sink, local), Name(sink, target));
        var (id, otherId) = (sink.Column(one, relation.LocalColumns[0]), sink.Column(other, relation.TargetColumns[0]));
        var insert = sink.Dialect.Statements.Insert(new InsertText(sink.Table(join))
        {
            Columns = $"{sink.Name(join.LocalColumn)}, {sink.Name(join.TargetColumn)}", SkipsDuplicates = true,
            Source = $"SELECT {id}, {otherId} FROM {one}, {other}",
        });
        return new SqlPiece(string.Create(CultureInfo.InvariantCulture, $"l{index} AS ({insert})"));
    }

    private static SqlPiece Name<TSink>(TSink sink, int part) where TSink : struct, ISqlSink =>
        TSink.IsText ? new SqlPiece(string.Create(CultureInfo.InvariantCulture, $"r{part}")) : default;

    private static ValueList Stored(SqlDialect dialect, CreatePart part, int index) =>
        ValueList.Of([.. part.Rows.Select(row => StoredValue.Of(dialect, part.Columns[index], row[index]))]);
}
