using System.Text;
using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>
/// Many new rows, with a list of values for each column that they may differ in and one value for each other one.
/// </summary>
/// <param name="model">The model.</param>
/// <param name="verb">The verb that it is done for.</param>
/// <param name="columns">The columns that the rows may differ in.</param>
/// <param name="values">Their values, a list for each column.</param>
/// <param name="rows">How many rows there are.</param>
/// <param name="shared">The columns that hold the same in all rows.</param>
/// <param name="skipDuplicates">True to leave out rows of which a key is taken.</param>
/// <param name="returned">What is returned of the rows, or null.</param>
/// <param name="conflict">What becomes of rows that are there, or null.</param>
internal readonly struct InsertManyStatement(
    ModelInfo model, Verb verb, List<ColumnInfo> columns, List<ValueList> values, int rows, List<Assignment> shared,
    bool skipDuplicates, Projection? returned, InsertConflict? conflict)
    : IStatement
{
    private List<ColumnInfo> AllColumns => [.. columns, .. shared.Select(assignment => assignment.Column)];

    /// <summary>
    /// True when rows of these columns are inserted from one array for each column; there is no array of lists.
    /// </summary>
    public static bool IsFromArrays(SqlDialect dialect, List<ColumnInfo> columns) =>
        dialect.Capabilities.InsertsFromArrays && columns.Count > 0 && !columns.Exists(column => column.Type.IsList);

    public SqlPiece Emit<TSink>(TSink sink) where TSink : struct, ISqlSink
    {
        sink.Begin(ShapeToken.InsertMany, verb, model);
        if (skipDuplicates) sink.Token(ShapeToken.SkipDuplicates);
        var source = IsFromArrays(sink.Dialect, columns) ? Arrays(sink) : Values(sink);
        var (alias, set) = conflict is null ? default : Conflict(sink, conflict);
        var visible = conflict is null ? default : PolicyEmitter.Rows(sink, model, alias);
        var results = ProjectionEmitter.Returned(sink, returned);
        return TSink.IsText ? new SqlPiece(sink.Dialect.Statements.Insert(new InsertText(sink.Table(model))
        {
            Columns = sink.Columns(AllColumns), Source = source, SkipsDuplicates = skipDuplicates, Returned = results,
            Alias = alias, ConflictKey = conflict is null ? "" : sink.Columns(conflict.Key.Columns), ConflictSet = set,
            ConflictCondition = visible,
        })) : default;
    }

    public StatementText Describe(string sql, SqlDialect dialect)
    {
        var isLoadable = IsFromArrays(dialect, columns) && !skipDuplicates && returned is null && conflict is null;
        return WriteText.Of(model, verb, sql, returned is not null, isLoadable ? Loading(dialect) : null);
    }

    /// <summary>One text for any number of rows.</summary>
    private SqlPiece Arrays<TSink>(TSink sink) where TSink : struct, ISqlSink
    {
        sink.Token(ShapeToken.Rows, 0);
        var arrays = sink.Pieces();
        for (var i = 0; i < columns.Count; i++)
        {
            sink.Token(ShapeToken.Column, columns[i].Slot);
            arrays.Add(sink.Value(columns[i].ListType, SqlValue.OfList(values[i])));
        }

        var same = Shared(sink);
        return TSink.IsText
            ? new SqlPiece(string.Join(", ", [sink.Dialect.Statements.SelectRows(arrays.List), .. same.List]))
            : default;
    }

    private SqlPiece Values<TSink>(TSink sink) where TSink : struct, ISqlSink
    {
        sink.Token(ShapeToken.Rows, rows);
        var lists = TSink.IsText ? new List<SqlPieces>(columns.Count) : null;
        for (var i = 0; i < columns.Count; i++)
        {
            sink.Token(ShapeToken.Column, columns[i].Slot);
            var list = sink.Values(columns[i].Type, values[i]);
            lists?.Add(list);
        }

        var same = Shared(sink);
        if (!TSink.IsText) return default;
        var text = new StringBuilder("VALUES ");
        for (var row = 0; row < rows; row++)
        {
            if (row > 0) text.Append(", ");
            text.Append('(').AppendJoin(", ", [.. lists!.Select(list => list.List[row]), .. same.List]).Append(')');
        }

        return new SqlPiece(text.ToString());
    }

    /// <summary>The alias of the table, and what is changed of a row that is there.</summary>
    private (SqlPiece Alias, SqlPiece Set) Conflict<TSink>(TSink sink, InsertConflict rows)
        where TSink : struct, ISqlSink
    {
        sink.Token(ShapeToken.OnConflict);
        sink.Detail(rows.Key.Index);
        var alias = sink.Alias('t');
        foreach (var column in rows.Columns) sink.Token(ShapeToken.Column, column.Slot);
        if (!TSink.IsText) return default;
        var set = rows.Columns.Select(column => $"{sink.Name(column.Column)} = excluded.{sink.Name(column.Column)}");
        if (rows.Columns.Count == 0)
        {
            // Something has to be set for the row to count, so the key is written over itself.
            var key = rows.Key.Columns[0];
            return (alias, sink.Text($"{sink.Name(key.Column)} = {sink.Column(alias, key)}"));
        }

        if (model.Version is { } version)
            set = set.Append($"{sink.Name(version.Column)} = {sink.Column(alias, version)} + 1");
        return (alias, new SqlPiece(string.Join(", ", set)));
    }

    private SqlPieces Shared<TSink>(TSink sink) where TSink : struct, ISqlSink
    {
        var same = sink.Pieces();
        foreach (var (column, _, value) in shared)
        {
            sink.Token(ShapeToken.SharedColumn, column.Slot);
            same.Add(sink.Value(column.Type, StoredValue.Of(sink.Dialect, column, value)));
        }

        return same;
    }

    private BulkLoad? Loading(SqlDialect dialect)
    {
        var syntax = dialect.Statements;
        var table = syntax.Table(model.Schema, model.Table);
        var names = string.Join(", ", AllColumns.Select(column => syntax.Quote(column.Column)));
        return syntax.Load(table, names, [.. AllColumns.Select(column => column.Type)]) is { } text
            ? new BulkLoad(WriteText.Of(model, verb, text, returnsRows: false), table, names) : null;
    }
}
