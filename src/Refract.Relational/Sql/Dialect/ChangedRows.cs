namespace Refract.Relational.Sql;

/// <summary>
/// The rows of an UPDATE or DELETE, each part written already. An empty text stands for what is not there.
/// </summary>
/// <param name="Table">The table.</param>
/// <param name="Condition">Which rows; empty for all.</param>
public sealed record ChangedRows(string Table, string Condition)
{
    /// <summary>The table's alias.</summary>
    public string Alias { get; init; } = "";

    /// <summary>The columns that are returned of the rows.</summary>
    public string Returned { get; init; } = "";
}
