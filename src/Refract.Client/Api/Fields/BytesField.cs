using System.ComponentModel;
using Refract.Relational.Sql;

namespace Refract.Runtime;

// == and != make conditions; comparing two handles for identity would mean nothing
#pragma warning disable CS0660, CS0661

/// <summary>A required Bytes column; bytes are compared by content.</summary>
public readonly struct BytesField
{
    private readonly FieldRef _field;

    /// <summary>The column in a slot of the scope's model.</summary>
    public BytesField(Scope scope, int slot) => _field = new FieldRef(scope, slot);

    internal FieldRef Ref => _field;

    /// <summary>Smallest first.</summary>
    public Ordering Asc => _field.Order(Sort.Asc);

    /// <summary>Largest first.</summary>
    public Ordering Desc => _field.Order(Sort.Desc);

    /// <summary>Equal to the value.</summary>
    public static Predicate operator ==(BytesField field, byte[] value) =>
        field._field.Compare(Comparison.Equals, SqlValue.Of(value));

    /// <summary>Different from the value.</summary>
    public static Predicate operator !=(BytesField field, byte[] value) =>
        field._field.Compare(Comparison.NotEquals, SqlValue.Of(value));

    /// <inheritdoc cref="op_Equality(BytesField, byte[])"/>
    public static Predicate operator ==(byte[] value, BytesField field) => field == value;

    /// <inheritdoc cref="op_Inequality(BytesField, byte[])"/>
    public static Predicate operator !=(byte[] value, BytesField field) => field != value;

    /// <summary>Equal to the other field.</summary>
    public static Predicate operator ==(BytesField left, BytesField right) =>
        left._field.Compare(Comparison.Equals, right._field);

    /// <summary>Different from the other field.</summary>
    public static Predicate operator !=(BytesField left, BytesField right) =>
        left._field.Compare(Comparison.NotEquals, right._field);

    /// <summary>Does not compile: a field has no value here.</summary>
    [Obsolete(FieldMessages.NoEquals, error: true)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public new bool Equals(object? other) => throw new NotSupportedException(FieldMessages.NoEquals);
}
