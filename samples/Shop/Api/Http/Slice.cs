namespace Shop.Http;

/// <summary>A part of a list that grows at its beginning, and where the next part begins.</summary>
/// <param name="Items">The rows.</param>
/// <param name="Next">What to give as <c>after</c> for the next part; null at the end.</param>
public sealed record Slice<T>(IReadOnlyList<T> Items, string? Next)
{
    /// <summary>Of rows that were read with one more than was asked for.</summary>
    internal static Slice<T> Of(IReadOnlyList<T> rows, int size, Func<T, string> key) =>
        rows.Count > size ? new([.. rows.Take(size)], key(rows[size - 1])) : new(rows, null);
}
