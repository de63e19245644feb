namespace Refract.Relational.Review;

/// <summary>A table, or one column of it, that programs no longer read or write.</summary>
/// <param name="Schema">Its database schema; null where scripts name none.</param>
/// <param name="Table">The table.</param>
/// <param name="Column">The column; null for the table as a whole.</param>
public sealed record RetiredPart(string? Schema, string Table, string? Column)
{
    /// <summary>As a person writes it: <c>shop.Order.note</c>.</summary>
    public override string ToString() =>
        (Schema is null ? "" : Schema + ".") + Table + (Column is null ? "" : "." + Column);
}
