using Refract.Schema;
using Refract.Schema.Providers;

namespace Refract.Relational;

/// <summary>
/// All that decides how a column's values are stored, sent and read: scalar, native type, list, nullability and enum.
/// Binders, readers and DDL take only this; nothing is mapped by CLR type alone, because one CLR type has several
/// stored forms (a time with and without zone).
/// </summary>
public sealed record ColumnType
{
    /// <summary>The scalar type.</summary>
    public required ScalarType Scalar { get; init; }

    /// <summary>
    /// The native type without the datasource's name (<c>VarChar(191)</c>), or null for the provider's default.
    /// </summary>
    public NativeType? Native { get; init; }

    /// <summary>True for a list of values.</summary>
    public bool IsList { get; init; }

    /// <summary>
    /// True when the column may be null. A list column's items are never null in the schema language.
    /// </summary>
    public bool IsNullable { get; init; }

    /// <summary>
    /// The enum's name in the database when <see cref="Scalar"/> is <see cref="ScalarType.Enum"/>, else null.
    /// </summary>
    public string? EnumName { get; init; }

    /// <summary>The enum's database schema, or null for the default one.</summary>
    public string? EnumSchema { get; init; }

    /// <summary>
    /// The database's own name of a type that the schema language does not have (<see cref="ScalarType.Unsupported"/>),
    /// else null.
    /// </summary>
    public string? UnsupportedName { get; init; }

    /// <summary>The same type for a single value of the list, or this.</summary>
    public ColumnType Item => _item ??= IsList ? this with { IsList = false, IsNullable = false } : this;

    /// <summary>What a column of this type keeps of a value; the same for a list of such values.</summary>
    public ColumnForm Form => _form is { } form && form.IsOf(this) ? form : _form = new ColumnForm(this);

    /// <summary>How its values, or those of the list, are stored.</summary>
    public StoredKind Kind => Form.Kind;

    private ColumnType? _item;
    private ColumnForm? _form;

    /// <summary>The type as the schema language writes it, for display: <c>Int</c>, <c>VarChar(20)[]</c>.</summary>
    public string Describe() =>
        (Native?.ToString() ?? EnumName ?? UnsupportedName ?? Scalar.ToString()) + (IsList ? "[]" : "");

    /// <summary>
    /// As <see cref="Describe"/>: what the compiler would print holds <see cref="Item"/>, which is the type itself.
    /// </summary>
    public override string ToString() => Describe();

    /// <inheritdoc/>
    public bool Equals(ColumnType? other) =>
        other is not null && Scalar == other.Scalar && Equals(Native, other.Native) && IsList == other.IsList
        && IsNullable == other.IsNullable && EnumName == other.EnumName && EnumSchema == other.EnumSchema
        && UnsupportedName == other.UnsupportedName;

    /// <inheritdoc/>
    public override int GetHashCode() =>
        HashCode.Combine(Scalar, Native, IsList, IsNullable, EnumName, EnumSchema, UnsupportedName);
}
