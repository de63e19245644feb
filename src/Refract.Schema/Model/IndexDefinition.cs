using Refract.Schema.Text;

namespace Refract.Schema;

/// <summary><c>@unique</c>, <c>@@unique</c>, <c>@@index</c> or <c>@@fulltext</c>.</summary>
public sealed class IndexDefinition
{
    /// <summary>Its kind.</summary>
    public required IndexKind Kind { get; init; }

    /// <summary>Its columns, in order.</summary>
    public required IReadOnlyList<IndexField> Fields { get; init; }

    /// <summary><c>name</c>: what the client calls the key, or null.</summary>
    public string? ClientName { get; init; }

    /// <summary><c>map</c>: the index's name in the database, or null for the default.</summary>
    public string? ConstraintName { get; init; }

    /// <summary>
    /// <c>type</c>: <c>BTree</c>, <c>Hash</c>, <c>Gin</c>, <c>Gist</c>, <c>SpGist</c>, <c>Brin</c>; null for the
    /// default.
    /// </summary>
    public string? Algorithm { get; init; }

    /// <summary><c>where</c>: the condition of a partial index as SQL, or null.</summary>
    public string? Condition { get; init; }

    /// <summary>True for <c>@unique</c> on a field.</summary>
    public bool IsOnField { get; init; }

    /// <summary>The attribute's place.</summary>
    public required SourceLocation Location { get; init; }
}

/// <summary>The kinds of index.</summary>
public enum IndexKind
{
    /// <summary><c>@@index</c></summary>
    Normal,

    /// <summary><c>@unique</c> or <c>@@unique</c></summary>
    Unique,

    /// <summary><c>@@fulltext</c></summary>
    FullText,
}

/// <summary>One column of a key or index.</summary>
/// <param name="Field">The column.</param>
/// <param name="Sort">True for <c>Desc</c>, false for <c>Asc</c>, null when not given.</param>
/// <param name="Length">The prefix length (MySQL only), or null.</param>
/// <param name="OperatorClass">An operator class's name or <c>raw("…")</c>'s text, or null.</param>
/// <param name="IsRawOperatorClass">True when the class was given with <c>raw</c>.</param>
public sealed record IndexField(ScalarField Field, bool? Sort = null, int? Length = null, string? OperatorClass = null,
    bool IsRawOperatorClass = false)
{
    /// <summary>True for <c>sort: Desc</c>.</summary>
    public bool IsDescending => Sort == true;
}
