using System.ComponentModel;
using System.Text.Json;
using Refract.Relational.Sql;

namespace Refract.Runtime;

// == and != make conditions; comparing two handles for identity would mean nothing
#pragma warning disable CS0660, CS0661

/// <summary>A required Json column, compared as a whole.</summary>
public readonly struct JsonField
{
    private readonly FieldRef _field;

    /// <summary>The column in a slot of the scope's model.</summary>
    public JsonField(Scope scope, int slot) => _field = new FieldRef(scope, slot);

    internal FieldRef Ref => _field;

    /// <summary>What the object has under a key.</summary>
    public JsonPartField this[string key] => Whole[key];

    /// <summary>An item of the array, from 0; negative from its end, where -1 is the last.</summary>
    public JsonPartField this[int index] => Whole[index];

    /// <summary>The whole document, with the conditions that parts have.</summary>
    public JsonPartField Whole => new(_field, JsonPath.Root);

    /// <summary>Smallest first.</summary>
    public Ordering Asc => _field.Order(Sort.Asc);

    /// <summary>Largest first.</summary>
    public Ordering Desc => _field.Order(Sort.Desc);

    /// <summary>Equal to the value.</summary>
    public static Predicate operator ==(JsonField field, JsonElement value) =>
        field._field.Compare(Comparison.Equals, SqlValue.From(value));

    /// <summary>Different from the value.</summary>
    public static Predicate operator !=(JsonField field, JsonElement value) =>
        field._field.Compare(Comparison.NotEquals, SqlValue.From(value));

    /// <inheritdoc cref="op_Equality(JsonField, JsonElement)"/>
    public static Predicate operator ==(JsonElement value, JsonField field) => field == value;

    /// <inheritdoc cref="op_Inequality(JsonField, JsonElement)"/>
    public static Predicate operator !=(JsonElement value, JsonField field) => field != value;

    /// <summary>Equal to the other field.</summary>
    public static Predicate operator ==(JsonField left, JsonField right) =>
        left._field.Compare(Comparison.Equals, right._field);

    /// <summary>Different from the other field.</summary>
    public static Predicate operator !=(JsonField left, JsonField right) =>
        left._field.Compare(Comparison.NotEquals, right._field);

    /// <summary>Does not compile: a field has no value here.</summary>
    [Obsolete(FieldMessages.NoEquals, error: true)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public new bool Equals(object? other) => throw new NotSupportedException(FieldMessages.NoEquals);
}
