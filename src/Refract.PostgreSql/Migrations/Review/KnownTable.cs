namespace Refract.PostgreSql.Migrations.Review;

/// <summary>What the scripts so far say of a table. All names are as the server keeps them.</summary>
internal sealed class KnownTable(TableName name)
{
    public TableName Name => name;

    /// <summary>
    /// True while the script that created it is reviewed: it has no rows that anything waits for yet.
    /// </summary>
    public bool IsNew { get; set; }

    public bool IsPartitioned { get; set; }

    /// <summary>The types of columns, as they were last written.</summary>
    public Dictionary<string, ColumnTypeText> Types { get; } = new(StringComparer.Ordinal);

    /// <summary>Columns that cannot be null.</summary>
    public HashSet<string> NotNull { get; } = new(StringComparer.Ordinal);

    /// <summary>
    /// Constraints that hold <c>column IS NOT NULL</c>: their column, and whether they are validated.
    /// </summary>
    public Dictionary<string, (string Column, bool IsValid)> NotNullChecks { get; } = new(StringComparer.Ordinal);

    /// <summary>Foreign keys by name, with the table that they refer to.</summary>
    public Dictionary<string, TableName> ForeignKeys { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether a column is known to hold no null, so that nothing has to be read to be sure.</summary>
    public bool IsProvenNotNull(string column) => NotNull.Contains(column)
        || NotNullChecks.Values.Any(check => check.IsValid && check.Column == column);
}
