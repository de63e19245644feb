namespace Refract.Schema;

/// <summary>A field that is a column.</summary>
public sealed class ScalarField : Field
{
    /// <summary>Its scalar type.</summary>
    public required ScalarType Type { get; init; }

    /// <summary>The enum when <see cref="Type"/> is <see cref="ScalarType.Enum"/>, else null.</summary>
    public EnumType? Enum { get; init; }

    /// <summary>
    /// The database's own type name when <see cref="Type"/> is <see cref="ScalarType.Unsupported"/>, else null.
    /// </summary>
    public string? UnsupportedType { get; init; }

    /// <summary>The column's name in the database (<c>@map</c>, or the same).</summary>
    public required string ColumnName { get; init; }

    /// <summary><c>@db.…</c>, or null for the provider's default type.</summary>
    public NativeType? NativeType { get; init; }

    /// <summary><c>@default(…)</c>, or null.</summary>
    public DefaultValue? Default { get; init; }

    /// <summary><c>map</c> of <c>@default</c> (SQL Server only), or null.</summary>
    public string? DefaultConstraintName { get; init; }

    /// <summary><c>@updatedAt</c></summary>
    public bool IsUpdatedAt { get; init; }
}

/// <summary>A native type: <c>@db.VarChar(191)</c>.</summary>
/// <param name="Name">Its name without the datasource's, <c>VarChar</c>.</param>
/// <param name="Arguments">Its arguments as written.</param>
public sealed record NativeType(string Name, IReadOnlyList<string> Arguments)
{
    /// <inheritdoc/>
    public bool Equals(NativeType? other) =>
        other is not null && Name == other.Name && Arguments.SequenceEqual(other.Arguments);

    /// <inheritdoc/>
    public override int GetHashCode() => Name.GetHashCode();

    /// <inheritdoc/>
    public override string ToString() => Arguments.Count == 0 ? Name : $"{Name}({string.Join(", ", Arguments)})";
}
