using Refract.Relational.Sql;

namespace Refract.Runtime;

// == and != make conditions; comparing two handles for identity would mean nothing
#pragma warning disable CS0660, CS0661

/// <summary>A Boolean column that may be null; as a condition it holds where the column is true.</summary>
/// <remarks>
/// A class, unlike the other handles, because <c>&amp;&amp;</c> needs the operators of <see cref="Predicate"/>.
/// </remarks>
public sealed partial class NullableBooleanField(Scope scope, int slot) : Predicate, IColumn<bool?>
{
    private readonly FieldRef _field = new(scope, slot);

    internal override Predicate Reduced => _field.Compare(Comparison.Equals, SqlValue.Of(true));

    FieldRef IColumn.Ref => _field;

    bool? IColumn<bool?>.Read(SqlValue value) => value.IsNull ? null : value.AsBoolean;

    /// <summary>False first.</summary>
    public Ordering Asc => _field.Order(Sort.Asc);

    /// <summary>True first.</summary>
    public Ordering Desc => _field.Order(Sort.Desc);

    /// <summary>It is null.</summary>
    public Predicate IsNull => _field.IsNull(true);

    /// <summary>Equal to the value; null means IS NULL.</summary>
    public static Predicate operator ==(NullableBooleanField field, bool? value) =>
        field._field.CompareNullable(Comparison.Equals, value is { } known ? SqlValue.Of(known) : SqlValue.Null);

    /// <summary>
    /// Different from the value; null means IS NOT NULL. As in SQL, a null row is not different from a value.
    /// </summary>
    public static Predicate operator !=(NullableBooleanField field, bool? value) =>
        field._field.CompareNullable(Comparison.NotEquals, value is { } known ? SqlValue.Of(known) : SqlValue.Null);
}
