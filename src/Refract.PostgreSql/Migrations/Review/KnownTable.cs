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

    /// <summary>Columns with a default, as far as the scripts say.</summary>
    public HashSet<string> Defaults { get; } = new(StringComparer.Ordinal);

    /// <summary>Columns that the script which is reviewed has added: no running program knows them.</summary>
    public HashSet<string> NewColumns { get; } = new(StringComparer.Ordinal);

    /// <summary>
    /// Constraints that hold <c>column IS NOT NULL</c>: their column, and whether they are validated.
    /// </summary>
    public Dictionary<string, (string Column, bool IsValid)> NotNullChecks { get; } = new(StringComparer.Ordinal);

    /// <summary>Foreign keys by name, with the table that they refer to.</summary>
    public Dictionary<string, TableName> ForeignKeys { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether no null can be written into a column any more.</summary>
    public bool RefusesNull(string column) =>
        NotNull.Contains(column) || NotNullChecks.Values.Any(check => check.Column == column);

    /// <summary>A column goes.</summary>
    public void Forget(string column)
    {
        Types.Remove(column);
        foreach (var columns in Sets) columns.Remove(column);
    }

    /// <summary>A column gets another name.</summary>
    public void Rename(string column, string to)
    {
        if (Types.Remove(column, out var type)) Types[to] = type;
        foreach (var columns in Sets)
            if (columns.Remove(column)) columns.Add(to);
    }

    /// <summary>The same under another name.</summary>
    public KnownTable As(TableName other)
    {
        var renamed = new KnownTable(other) { IsNew = IsNew, IsPartitioned = IsPartitioned };
        foreach (var (column, type) in Types) renamed.Types[column] = type;
        foreach (var (name, check) in NotNullChecks) renamed.NotNullChecks[name] = check;
        foreach (var (name, referenced) in ForeignKeys) renamed.ForeignKeys[name] = referenced;
        foreach (var (columns, same) in Sets.Zip(renamed.Sets)) same.UnionWith(columns);
        return renamed;
    }

    private HashSet<string>[] Sets => [NotNull, Defaults, NewColumns];

    /// <summary>Whether a column is known to hold no null, so that nothing has to be read to be sure.</summary>
    public bool IsProvenNotNull(string column) => NotNull.Contains(column)
        || NotNullChecks.Values.Any(check => check.IsValid && check.Column == column);
}
