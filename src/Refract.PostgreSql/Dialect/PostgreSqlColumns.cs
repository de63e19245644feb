using Refract.PostgreSql.Types;
using Refract.Relational;
using Refract.Relational.Sql;
using Refract.Schema;
using Refract.Schema.Providers;

namespace Refract.PostgreSql;

/// <summary>What PostgreSQL's columns hold of values.</summary>
internal sealed class PostgreSqlColumns : SqlColumnSyntax
{
    /// <inheritdoc/>
    /// <remarks>The database itself refuses texts that are too long and decimals that are too large.</remarks>
    public override ValueFit Fit(ColumnType type, ref SqlValue value)
    {
        var fit = base.Fit(type, ref value);
        return fit == ValueFit.TooLong || (fit == ValueFit.OutOfRange && type.Scalar == ScalarType.Decimal)
            ? ValueFit.Fits : fit;
    }

    /// <inheritdoc/>
    public override string Computed(ColumnType type, string left, char operation, string right)
    {
        ArgumentNullException.ThrowIfNull(type);
        // The type oid has no arithmetic.
        return type.Kind == StoredKind.UInt32
            ? $"({left}::int8 {operation} {right}::int8)::oid" : base.Computed(type, left, operation, right);
    }

    /// <inheritdoc/>
    /// <remarks>The functions fail for a document that has no parts.</remarks>
    public override string ChangeDocument(SqlOperand document, IReadOnlyList<DocumentChange> changes, bool fromNull)
    {
        ArgumentNullException.ThrowIfNull(changes);
        // The type json has no functions that change it.
        var isText = PostgreSqlTypes.Find(document.Type)?.ComparedAs is not null;
        var start = isText ? document.Text + "::jsonb" : document.Text;
        if (fromNull) start = $"coalesce({start}, '{{}}')";
        var text = start;
        foreach (var (path, places, value) in changes)
        {
            if (value is null)
            {
                text = $"({text} #- {Steps(path, path.Count)})";
                continue;
            }

            // Whatever is missing on the way there; a select for each, so that what is inside is written once.
            for (var length = 1; length < path.Count; length++)
            {
                var way = Steps(path, length);
                var empty = places[length] ? "'[]'" : "'{}'";
                text = $"(SELECT jsonb_set(d, {way}, coalesce(d #> {way}, {empty})) FROM (SELECT {text} AS d) AS s)";
            }

            text = $"jsonb_set({text}, {Steps(path, path.Count)}, {value})";
        }

        var changed = $"CASE WHEN jsonb_typeof({start}) IN ('object', 'array') THEN {text} ELSE {start} END";
        return isText ? $"({changed})::json" : changed;
    }

    /// <inheritdoc/>
    public override string Push(string operand, string items) => $"array_cat({operand}, {items})";

    private static string Steps(IReadOnlyList<string> path, int length) =>
        $"ARRAY[{string.Join(", ", path.Take(length).Select(step => step + "::text"))}]";
}
