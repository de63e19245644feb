namespace Refract.Runtime;

/// <summary>What becomes of a row that is there when another with its key is inserted.</summary>
/// <param name="Key">The key.</param>
/// <param name="Columns">The columns that take the values of the row that was to be inserted.</param>
internal sealed record InsertConflict(KeyInfo Key, IReadOnlyList<ColumnInfo> Columns);
