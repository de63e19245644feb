namespace Refract.Relational.Sql;

/// <summary>
/// How a database wants its statements, and the tables in them. What is virtual is written as most databases take it.
/// Parts come as finished SQL: texts are written once for each shape of query, so clarity counts here and speed does
/// not.
/// </summary>
public abstract class SqlStatementSyntax
{
    /// <summary>An identifier in quotes.</summary>
    public virtual string Quote(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    /// <summary>The name of a table.</summary>
    public abstract string Table(string? schema, string name);

    /// <summary>The limits of a select, with a space before them; null for what is not limited.</summary>
    public abstract string Limit(string? take, string? skip);

    /// <summary>A lock on the rows of a select, with a space before it, where there are row locks.</summary>
    public virtual string Lock(RowLock kind, string alias) => throw Missing("locks rows");

    /// <summary>A table expression whose column <c>value</c> holds the items of an array parameter.</summary>
    public abstract string Items(string items, string alias);

    /// <summary>
    /// A table expression with one column for each array parameter, where rows are inserted from arrays.
    /// </summary>
    public virtual string FromArrays(IReadOnlyList<string> arrays) => throw Missing("reads rows from arrays");

    /// <summary>The same with a name, names for its columns, and a column that numbers the rows.</summary>
    public virtual string NumberedRows(
        IReadOnlyList<string> arrays, string alias, IReadOnlyList<string> columns, string number) =>
        throw Missing("reads rows from arrays");

    /// <summary>
    /// A select of a row for each position of the array parameters; a comma and more columns may follow.
    /// </summary>
    public virtual string SelectRows(IReadOnlyList<string> arrays) => throw Missing("reads rows from arrays");

    /// <summary>
    /// The statement that loads rows which are sent after it, column by column in this order. Null where there is none
    /// or these columns cannot be loaded.
    /// </summary>
    public virtual string? Load(string table, string columns, IReadOnlyList<ColumnType> types) => null;

    /// <summary>An INSERT.</summary>
    public virtual string Insert(InsertText insert)
    {
        ArgumentNullException.ThrowIfNull(insert);
        var rows = insert.Columns.Length == 0 ? "DEFAULT VALUES" : $"({insert.Columns}) {insert.Source}";
        var conflict = insert.SkipsDuplicates ? " ON CONFLICT DO NOTHING"
            : insert.ConflictKey.Length == 0
                ? "" : $" ON CONFLICT ({insert.ConflictKey}) DO UPDATE SET {insert.ConflictSet}"
                    + After(" WHERE ", insert.ConflictCondition);
        return $"INSERT INTO {insert.Table}{After(" AS ", insert.Alias)} {rows}{conflict}"
            + After(" RETURNING ", insert.Returned);
    }

    /// <summary>An UPDATE.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="set">What is changed of them, as after SET.</param>
    public virtual string Update(ChangedRows rows, string set)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return $"UPDATE {rows.Table}{After(" AS ", rows.Alias)} SET {set}"
            + $"{After(" WHERE ", rows.Condition)}{After(" RETURNING ", rows.Returned)}";
    }

    /// <summary>A DELETE.</summary>
    public virtual string Delete(ChangedRows rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return $"DELETE FROM {rows.Table}{After(" AS ", rows.Alias)}"
            + $"{After(" WHERE ", rows.Condition)}{After(" RETURNING ", rows.Returned)}";
    }

    /// <summary>
    /// The condition that a key is one of the first rows of a select of such keys: for writes, which have no limit of
    /// their own.
    /// </summary>
    public virtual string LimitedRows(string key, string select, string limit) => $"{key} IN ({select} LIMIT {limit})";

    private static string After(string word, string text) => text.Length == 0 ? "" : word + text;

    private static NotSupportedException Missing(string what) => new($"This database has no statement that {what}.");
}
