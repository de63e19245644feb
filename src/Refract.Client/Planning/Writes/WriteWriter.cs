using System.Text;
using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>
/// Parts that the statements which write have in common. Rows are returned without the table's name: SQLite takes no other.
/// </summary>
internal static class WriteWriter
{
    public static string Returned(SqlWriter sql, ModelInfo model, Returning returning) => returning switch
    {
        Returning.All => " RETURNING " + sql.Columns(model.Columns),
        Returning.Links => " RETURNING " + sql.Columns(model.LinkColumns),
        _ => "",
    };

    /// <summary>The right side and left side of SET; takes one placeholder for each assignment.</summary>
    public static string Set(SqlWriter sql, string alias, List<Assignment> assignments) =>
        string.Join(", ", assignments.Select(assignment =>
    {
        var (name, old, value) = (sql.Quote(assignment.Column.Column), sql.Column(alias, assignment.Column), sql.Placeholder());
        return $"{name} = " + assignment.Operation switch
        {
            WriteOperation.Increment => Computed('+'),
            WriteOperation.Decrement => Computed('-'),
            WriteOperation.Multiply => Computed('*'),
            WriteOperation.Divide => Computed('/'),
            WriteOperation.Push => Push(sql.Dialect, old, value),
            _ => value,
        };

        string Computed(char operation) => sql.Dialect.Computed(assignment.Column.Type, old, operation, value);
    }));

    public static string Where(SqlWriter sql, ModelInfo model, string alias, UniqueKey? key, Predicate? where)
    {
        var conditions = new List<string>();
        if (key is not null) conditions.Add(sql.KeyEquals(alias, model.Keys[key.Index].Columns));
        if (where is not null)
        {
            sql.Scopes.Enter(model.RootScope, alias);
            conditions.Add(new PredicateWriter(sql).Write(where));
            sql.Scopes.Leave();
        }

        return conditions.Count == 0 ? "" : " WHERE " + string.Join(" AND ", conditions);
    }

    private static string Push(SqlDialect dialect, string operand, string items)
    {
        var text = new StringBuilder();
        dialect.Push(text, operand, items);
        return text.ToString();
    }
}
