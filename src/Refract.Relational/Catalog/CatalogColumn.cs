namespace Refract.Relational.Catalog;

/// <summary>A column.</summary>
public sealed record CatalogColumn
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its type.</summary>
    public required ColumnType Type { get; init; }

    /// <summary>Its default, or null.</summary>
    public CatalogDefault? Default { get; init; }

    /// <summary>
    /// Its collation as SQL, when that is not its type's own; null otherwise. Kept when the type changes.
    /// </summary>
    public string? Collation { get; init; }

    /// <summary>How large values are stored, <c>EXTERNAL</c>, when that is not as its type has it; null otherwise. Kept
    /// when the type changes.</summary>
    public string? Storage { get; init; }

    /// <summary>
    /// Its default in the database's own words; null when it has none or was not read from a database.
    /// </summary>
    public string? DefaultSql { get; init; }

    /// <summary>
    /// The sequence that belongs to it, as the database has it; null when there is none or none is known.
    /// </summary>
    public QualifiedName? Sequence { get; init; }

    /// <summary>True when it is numbered by <c>GENERATED … AS IDENTITY</c>.</summary>
    public bool IsIdentity { get; init; }

    /// <summary>
    /// True when the database numbers it by itself: SERIAL or identity, or SQLite's INTEGER PRIMARY KEY AUTOINCREMENT.
    /// </summary>
    public bool IsAutoIncrement { get; init; }

    /// <summary>True when <see cref="IsAutoIncrement"/> holds only because SQLite numbers such a key anyway: the schema
    /// does not ask for it.</summary>
    public bool IsNumberedUnasked { get; init; }

    /// <summary>True when its value is worked out from other columns. The schema language has no words for that, so it
    /// stays as it
    /// is.</summary>
    public bool IsGenerated { get; init; }

    /// <summary>The domain that it is declared with, of which <see cref="Type"/> is the base type; else null.</summary>
    public string? Domain { get; init; }
}

/// <summary>A column's default.</summary>
public abstract record CatalogDefault;

/// <summary>
/// A constant, in the plain text of its type: unquoted strings, <c>true</c>, <c>1.5</c>, ISO 8601 times, Base64 bytes,
/// JSON text.
/// </summary>
public sealed record ConstantDefault(string Text) : CatalogDefault;

/// <summary>A list of constants.</summary>
public sealed record ConstantListDefault(IReadOnlyList<string> Items) : CatalogDefault
{
    /// <inheritdoc/>
    public bool Equals(ConstantListDefault? other) => other is not null && Items.SequenceEqual(other.Items);

    /// <inheritdoc/>
    public override int GetHashCode() => Items.Count;
}

/// <summary>The time of the statement: CURRENT_TIMESTAMP.</summary>
public sealed record NowDefault : CatalogDefault;

/// <summary>An SQL expression as it is; null text for <c>dbgenerated()</c> without one.</summary>
public sealed record ExpressionDefault(string? Sql) : CatalogDefault;

/// <summary>The next value of a sequence that is not the column's own.</summary>
public sealed record SequenceDefault(string Sequence) : CatalogDefault;
