using Refract.Relational;
using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>What is known of statements that write one model, beside their SQL.</summary>
internal static class WriteText
{
    public static StatementText Of(
        ModelInfo model, Verb verb, string sql, bool returnsRows, BulkLoad? loading = null,
        List<Assignment>? changes = null) => new(sql)
    {
        Model = model.Name, Verb = verb.Name(), Constraints = model, IsWrite = true, ReturnsRows = returnsRows,
        Loading = loading, Computed = changes is null ? [] : Computed(changes),
    };

    private static ColumnType[] Computed(List<Assignment> changes) =>
        [.. changes.Where(change => change.Operation is WriteOperation.Increment or WriteOperation.Decrement
            or WriteOperation.Multiply or WriteOperation.Divide).Select(change => change.Column.Type)];
}
