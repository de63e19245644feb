using System.Collections.Concurrent;
using System.Globalization;
using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>
/// Turns what was decided into statements ready to run: finds the text of a known shape, or writes the text of a new one. One for each
/// database, shared by all its clients; safe for use by many threads.
/// </summary>
internal sealed partial class Statements(SqlDialect dialect, StatementCache cache)
{
    private readonly ConcurrentDictionary<KeyInfo, StatementText> _byKey = new();

    public SqlDialect Dialect => dialect;

    /// <summary>The rows of a select.</summary>
    public SqlStatement Rows(SelectSpec spec) => Select(spec, ShapeToken.Select);

    /// <summary>The number of rows of a select.</summary>
    public SqlStatement Count(SelectSpec spec) => Select(spec, ShapeToken.Count);

    /// <summary>The commonest of all, without a walk: one row by its key.</summary>
    public SqlStatement RowByKey(ModelInfo model, UniqueKey key)
    {
        var info = model.Keys[key.Index];
        if (!_byKey.TryGetValue(info, out var text)) text = _byKey.GetOrAdd(info, Rows(SelectSpec.Row(model, "findUnique", key, [])).Text);
        var columns = info.Columns;
        var values = new SqlParameter[columns.Count];
        for (var i = 0; i < values.Length; i++)
            values[i] = new SqlParameter(columns[i].Type, StoredValue.Compared(dialect, columns[i], ColumnValues.Ready(columns[i], key[i])));
        return new SqlStatement(text, values, values.Length);
    }

    /// <summary>A statement of the shape that was walked; written by <paramref name="write"/> when it is new.</summary>
    /// <param name="shape">The shape; not given back.</param>
    /// <param name="argument">What <paramref name="write"/> is called with, so that it needs no closure.</param>
    /// <param name="write">Writes the text, taking as many placeholders as the shape has values.</param>
    /// <exception cref="InvalidQueryException">P2029: it has more values than the database takes.</exception>
    public SqlStatement Get<T>(Shape shape, T argument, Func<SqlWriter, T, StatementText> write)
    {
        if (shape.ValueCount > dialect.MaxParameters) throw TooManyParameters(shape.ValueCount);
        if (!cache.TryGet(shape.Tokens, out var text))
        {
            var sql = new SqlWriter(dialect, shape);
            text = write(sql, argument);
            sql.Finish();
            text = cache.Add(shape.Tokens, text);
        }

        return new SqlStatement(text, shape.TakeValues(), shape.ValueCount);
    }

    private InvalidQueryException TooManyParameters(int count) => new(string.Create(CultureInfo.InvariantCulture,
        $"The query has {count} parameters, but a statement can have {dialect.MaxParameters} on this database. ")
        + "Ask for many values of one column by In, which takes a list of any length as one parameter, or run several queries.", "where", "P2029");

    private SqlStatement Select(SelectSpec spec, ShapeToken kind)
    {
        var shape = Shape.Rent();
        try
        {
            shape.Verb(spec.Verb);
            SelectShape.Write(shape, dialect, spec, kind);
            return Get(shape, (spec, kind), static (sql, select) =>
            {
                var writer = new SelectWriter(sql);
                return new StatementText(select.kind == ShapeToken.Count ? writer.Count(select.spec) : writer.Rows(select.spec))
                {
                    Model = select.spec.Model.Name, Verb = select.spec.Verb, Constraints = select.spec.Model,
                    IsSingleRow = select.kind == ShapeToken.Count || select.spec.FindsOneRow, IsWrite = select.spec.Lock != RowLock.None,
                };
            });
        }
        finally
        {
            Shape.Return(shape);
        }
    }
}
