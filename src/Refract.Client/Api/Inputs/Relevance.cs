namespace Refract;

/// <summary>
/// A step of an ordering by how well rows fit a full-text search: <c>orderBy: new() { [Relevance.Of("cat",
/// PostScalar.Title, PostScalar.Body)] = Sort.Desc }</c>. PostgreSQL only.
/// </summary>
public static class Relevance
{
    /// <summary>The relevance of columns that are searched as one text.</summary>
    /// <param name="search">What is looked for.</param>
    /// <param name="columns">The columns, of type String; at least one.</param>
    /// <typeparam name="TScalar">The enum of the model's columns.</typeparam>
    /// <exception cref="ArgumentException">There is no column.</exception>
    public static Relevance<TScalar> Of<TScalar>(TextSearch search, params ReadOnlySpan<TScalar> columns)
        where TScalar : struct, Enum =>
        columns.IsEmpty ? throw new ArgumentException("Name at least one column to search.", nameof(columns))
            : new Relevance<TScalar>(search, columns.ToArray());
}
