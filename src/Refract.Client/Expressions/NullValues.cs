using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>
/// Nulls that nullable annotations forbid and that come all the same, from code without annotations or with <c>!</c>:
/// refused where the query is made, by name.
/// </summary>
internal static class NullValues
{
    public static InvalidQueryException InFilter(Scope scope, ColumnInfo column) => new(
        $"{column} is never null, so it cannot be compared with null. Use value.OrSkip() to leave the "
        + "condition out when the value is null, "
        + "or give a value.", scope.PathTo(column.Name));

    public static InvalidQueryException AsOperand(Scope scope, ColumnInfo column, Comparison comparison) =>
        AsOperand(scope, column, comparison.ToString());

    public static InvalidQueryException AsOperand(Scope scope, ColumnInfo column, string operation) => new(
        $"{column} is compared with null by {operation}, which holds for no row. Use value.OrSkip() to "
        + "leave the condition out when the "
        + "value is null, or give a value.", scope.PathTo(column.Name));

    public static InvalidQueryException InList(ColumnInfo column, string path) => new(
        $"A list of values for {column} has a null in it. Take it out; nulls are asked for by '{column.Name} = null'.",
        path);

    /// <summary>True when an array of references has a null item.</summary>
    public static bool HasNullItem(SqlValue value) => value.Kind == SqlValueKind.Array && value.AsArray switch
    {
        string?[] texts => Array.IndexOf(texts, null) >= 0,
        byte[]?[] bytes => Array.IndexOf(bytes, null) >= 0,
        _ => false,
    };
}
