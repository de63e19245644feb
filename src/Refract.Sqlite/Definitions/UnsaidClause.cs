namespace Refract.Sqlite.Definitions;

/// <summary>A clause that the schema language has no words for.</summary>
/// <param name="Column">The column that it belongs to, or null for the table's.</param>
/// <param name="Text">Its text.</param>
internal sealed record UnsaidClause(string? Column, string Text)
{
    /// <summary>The same for two clauses that differ in layout only.</summary>
    public string Key => Column?.ToLowerInvariant() + "\n" + SqlTokenizer.Normalize(Text);
}
