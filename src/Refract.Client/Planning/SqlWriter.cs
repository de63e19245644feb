using System.Globalization;
using System.Text;
using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>The SQL of one statement while it is written: names of tables, scopes, and the next placeholder.</summary>
/// <param name="dialect">The database's ways.</param>
/// <param name="shape">The shape whose values the placeholders stand for, in the order in which they are asked for.</param>
internal sealed class SqlWriter(SqlDialect dialect, Shape shape)
{
    private readonly Dictionary<char, int> _aliases = [];
    private int _value;
    private int _position;

    public SqlDialect Dialect => dialect;

    public ScopeStack Scopes { get; } = new();

    /// <summary>The placeholder of the next value.</summary>
    public string Placeholder() => Placeholders()[0];

    /// <summary>The placeholders of the next value; several when it is one of <see cref="SqlValueKind.Each"/>.</summary>
    public string[] Placeholders()
    {
        var (type, value) = shape.Values[_value++];
        var placeholders = new string[value.Kind == SqlValueKind.Each ? value.AsList.Count : 1];
        for (var i = 0; i < placeholders.Length; i++)
        {
            var sql = new StringBuilder();
            dialect.Placeholder(sql, _position++, type);
            placeholders[i] = sql.ToString();
        }

        return placeholders;
    }

    /// <summary>A name for a table that no other table of the statement has.</summary>
    public string Alias(char first)
    {
        var count = _aliases.GetValueOrDefault(first);
        _aliases[first] = count + 1;
        return string.Create(CultureInfo.InvariantCulture, $"{first}{count}");
    }

    public string Quote(string name)
    {
        var sql = new StringBuilder();
        dialect.Quote(sql, name);
        return sql.ToString();
    }

    public string Table(ModelInfo model) => Table(model.Schema, model.Table);

    public string Table(string? schema, string name)
    {
        var sql = new StringBuilder();
        dialect.Table(sql, schema, name);
        return sql.ToString();
    }

    public string Column(string alias, ColumnInfo column) => $"{alias}.{Quote(column.Column)}";

    /// <summary>The columns of a table, parted by commas.</summary>
    public string Columns(string alias, IEnumerable<ColumnInfo> columns) =>
        string.Join(", ", columns.Select(column => Column(alias, column)));

    /// <summary>The columns without a table's name, as RETURNING wants them on SQLite.</summary>
    public string Columns(IEnumerable<ColumnInfo> columns) => string.Join(", ", columns.Select(column => Quote(column.Column)));

    /// <summary>That columns of two tables equal each other pair by pair.</summary>
    public string Pairs(string left, IReadOnlyList<ColumnInfo> leftColumns, string right, IReadOnlyList<ColumnInfo> rightColumns) =>
        string.Join(" AND ", leftColumns.Select((column, i) => $"{Column(left, column)} = {Column(right, rightColumns[i])}"));

    /// <summary>That the columns of a key equal the next values.</summary>
    public string KeyEquals(string alias, IReadOnlyList<ColumnInfo> columns) =>
        string.Join(" AND ", columns.Select(column =>
        {
            var text = new StringBuilder();
            dialect.Equal(text, Column(alias, column), Placeholder(), isNegated: false, column.Type);
            return text.ToString();
        }));

    /// <summary>Ends the statement.</summary>
    /// <exception cref="InvalidOperationException">The two walks over the plan disagree: a defect of the engine.</exception>
    public void Finish()
    {
        if (_value != shape.ValueCount)
            throw new InvalidOperationException(
                $"The engine wrote placeholders for {_value} of {shape.ValueCount} values. Please report the query that did this.");
    }
}
