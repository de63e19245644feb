namespace Refract;

/// <summary>What a query would send to the database.</summary>
/// <param name="Sql">The text of its first statement, with placeholders.</param>
/// <param name="Parameters">The values of the placeholders, in order, as CLR values; null for NULL.</param>
public sealed record SqlPreview(string Sql, IReadOnlyList<object?> Parameters)
{
    /// <inheritdoc/>
    public override string ToString() => Sql;
}
