namespace Refract.Relational.Sql;

/// <summary>
/// A key's value as read from a row, comparable and hashable without boxing for numbers and texts; rows are brought
/// together by it.
/// </summary>
/// <param name="Number">The value of an integer key; for other keys 0.</param>
/// <param name="Reference">
/// A string, a boxed value of another type, a <see cref="CompositeKey"/>, or null for an integer key.
/// </param>
/// <param name="IsNull">True when any column of the key is null: such a row is related to nothing.</param>
public readonly record struct RowKey(long Number, object? Reference, bool IsNull = false)
{
    /// <summary>The key that matches nothing.</summary>
    public static RowKey Null => new(0, null, true);

    /// <summary>An integer key.</summary>
    public static RowKey Of(long value) => new(value, null);

    /// <summary>A key of another type.</summary>
    public static RowKey Of(object value) => new(0, value);

    /// <inheritdoc/>
    public bool Equals(RowKey other) => Number == other.Number && IsNull == other.IsNull
        && (ReferenceEquals(Reference, other.Reference)
            || (Reference is not null && Reference.Equals(other.Reference)));

    /// <inheritdoc/>
    public override int GetHashCode() => Reference is null ? Number.GetHashCode() : Reference.GetHashCode();
}

/// <summary>A key of several columns.</summary>
public sealed record CompositeKey(params RowKey[] Parts)
{
    /// <inheritdoc/>
    public bool Equals(CompositeKey? other) => other is not null && Parts.AsSpan().SequenceEqual(other.Parts);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var part in Parts) hash.Add(part);
        return hash.ToHashCode();
    }
}
