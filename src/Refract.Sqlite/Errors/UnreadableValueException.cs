namespace Refract.Sqlite;

/// <summary>A stored value that its field's type cannot hold, with the place where it was met.</summary>
/// <param name="table">
/// The table, or null where SQLite does not tell (an expression, a row that a write returned).
/// </param>
/// <param name="column">The column, or null when it is not known.</param>
/// <param name="row">The number of the row in the result, from 1.</param>
/// <param name="stored">What kind of value SQLite holds there.</param>
/// <param name="inner">What reading it threw. Its text may quote the value.</param>
internal sealed class UnreadableValueException(string? table, string? column, int row, string stored, Exception inner)
    : Exception("A stored value cannot be read.", inner)
{
    public string? Table { get; } = table;

    public string? Column { get; } = column;

    public int Row { get; } = row;

    public string Stored { get; } = stored;
}
