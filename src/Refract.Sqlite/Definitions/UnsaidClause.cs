namespace Refract.Sqlite.Definitions;

/// <summary>A clause that the schema language may have no words for.</summary>
/// <param name="Column">The column that it belongs to, or null for the table's.</param>
/// <param name="Text">Its text.</param>
internal sealed record UnsaidClause(string? Column, string Text)
{
    /// <summary>The columns of a foreign key; empty for any other clause.</summary>
    public IReadOnlyList<string> KeyColumns { get; init; } = [];

    /// <summary>The table that a foreign key points to, or null.</summary>
    public string? ReferencedTable { get; init; }

    /// <summary>The same for two clauses that differ in layout only, or for two foreign keys from the same columns to
    /// the same table, however they are written.</summary>
    public string Key => ReferencedTable is null ? Column?.ToLowerInvariant() + "\n" + SqlTokenizer.Normalize(Text)
        : $"{string.Join('\n', KeyColumns)}\n\n{ReferencedTable}".ToLowerInvariant();
}
