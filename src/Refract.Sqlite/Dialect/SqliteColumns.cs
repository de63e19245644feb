using Refract.Relational;
using Refract.Relational.Sql;

namespace Refract.Sqlite;

/// <summary>What SQLite's columns hold of values.</summary>
internal sealed class SqliteColumns : SqlColumnSyntax
{
    /// <inheritdoc/>
    public override bool HasLimits(ColumnType type) => ColumnLimits.Has(type);

    /// <inheritdoc/>
    public override bool MayRefuse(ColumnType type) => ColumnLimits.MayRefuse(type);

    /// <inheritdoc/>
    public override ValueFit Fit(ColumnType type, ref SqlValue value) => ColumnLimits.Fit(type, ref value);

    /// <inheritdoc/>
    public override string Computed(ColumnType type, string left, char operation, string right) =>
        ColumnLimits.Computed(type, left, operation, right);

    /// <inheritdoc/>
    public override string ChangeDocument(SqlOperand document, IReadOnlyList<DocumentChange> changes, bool fromNull)
    {
        ArgumentNullException.ThrowIfNull(changes);
        var text = fromNull ? $"coalesce({document.Text}, '{{}}')" : document.Text;
        foreach (var (path, _, value) in changes)
            text = value is null ? $"json_remove({text}, {path[0]})" : $"json_set({text}, {path[0]}, json({value}))";
        return text;
    }

    /// <inheritdoc/>
    /// <remarks>As text: json_each and json_group_array would turn true into 1.</remarks>
    public override string Push(string operand, string items) =>
        $"CASE WHEN coalesce(json_array_length({operand}), 0) = 0 THEN json({items})"
        + $" WHEN json_array_length({items}) = 0 THEN {operand}"
        + $" ELSE substr(json({operand}), 1, length(json({operand})) - 1) || ',' || substr(json({items}), 2) END";
}
