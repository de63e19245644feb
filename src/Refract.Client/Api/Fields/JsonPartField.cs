using System.ComponentModel;
using Refract.Relational.Sql;

namespace Refract.Runtime;

// == and != make conditions; comparing two handles for identity would mean nothing
#pragma warning disable CS0660, CS0661

/// <summary>
/// A part of the document of a Json column: <c>u.Meta["address"]["lines"][0]</c>. Where nothing stands there, nothing
/// holds but <see cref="IsNull"/> and <see cref="IsAnyNull"/>, neither a condition nor its negation.
/// </summary>
public readonly struct JsonPartField
{
    private readonly Scope _scope;
    private readonly JsonPart _part;

    internal JsonPartField(FieldRef field, JsonPath path) =>
        (_scope, _part) = (field.Scope, new JsonPart(field.Column, path));

    private JsonPartField(Scope scope, JsonPart part) => (_scope, _part) = (scope, part);

    /// <summary>What the object that stands here has under a key.</summary>
    public JsonPartField this[string key] => new(_scope, _part.Then(key));

    /// <summary>An item of the array that stands here, from 0; negative from its end, where -1 is the last.</summary>
    public JsonPartField this[int index] => new(_scope, _part.Then(index));

    /// <summary>Nothing stands here: the column is NULL, or has no such key or item.</summary>
    public Predicate IsNull => _scope.Close(JsonTests.IsNull(_scope, _part, isNull: true));

    /// <summary>Nothing stands here, or JSON's null does.</summary>
    public Predicate IsAnyNull => _scope.Close(JsonTests.IsAnyNull(_scope, _part, isNull: true));

    /// <summary>Equal to the value; null means that nothing stands here.</summary>
    public static Predicate operator ==(JsonPartField part, JsonArgument value) =>
        part.Compare(Comparison.Equals, value);

    /// <summary>Different from the value; null means that something stands here.</summary>
    public static Predicate operator !=(JsonPartField part, JsonArgument value) =>
        part.Compare(Comparison.NotEquals, value);

    /// <inheritdoc cref="op_Equality(JsonPartField, JsonArgument)"/>
    public static Predicate operator ==(JsonArgument value, JsonPartField part) => part == value;

    /// <inheritdoc cref="op_Inequality(JsonPartField, JsonArgument)"/>
    public static Predicate operator !=(JsonArgument value, JsonPartField part) => part != value;

    /// <summary>A smaller number, or a text that comes before in the database's order.</summary>
    public static Predicate operator <(JsonPartField part, JsonArgument value) =>
        part.Compare(Comparison.LessThan, value);

    /// <summary>A larger number, or a text that comes after in the database's order.</summary>
    public static Predicate operator >(JsonPartField part, JsonArgument value) =>
        part.Compare(Comparison.GreaterThan, value);

    /// <summary>A smaller number or the same, or a text that comes before or is equal.</summary>
    public static Predicate operator <=(JsonPartField part, JsonArgument value) =>
        part.Compare(Comparison.LessThanOrEquals, value);

    /// <summary>A larger number or the same, or a text that comes after or is equal.</summary>
    public static Predicate operator >=(JsonPartField part, JsonArgument value) =>
        part.Compare(Comparison.GreaterThanOrEquals, value);

    /// <summary>A text in which the other one is found.</summary>
    public Predicate StringContains(string text, QueryMode mode = QueryMode.Default) =>
        Find(Comparison.Contains, text, mode);

    /// <summary>A text that begins with the other one.</summary>
    public Predicate StringStartsWith(string text, QueryMode mode = QueryMode.Default) =>
        Find(Comparison.StartsWith, text, mode);

    /// <summary>A text that ends with the other one.</summary>
    public Predicate StringEndsWith(string text, QueryMode mode = QueryMode.Default) =>
        Find(Comparison.EndsWith, text, mode);

    /// <summary>An array that has the value among its items; of an array, all its items.</summary>
    public Predicate ArrayContains(JsonArgument value) =>
        _scope.Close(JsonTests.Contains(_scope, _part, Given(value, Comparison.HasEvery)));

    /// <summary>An array whose first item is the value.</summary>
    public Predicate ArrayStartsWith(JsonArgument value) => this[0].Compare(Comparison.Equals, value);

    /// <summary>An array whose last item is the value.</summary>
    public Predicate ArrayEndsWith(JsonArgument value) => this[-1].Compare(Comparison.Equals, value);

    /// <summary>Does not compile: a field has no value here.</summary>
    [Obsolete(FieldMessages.NoEquals, error: true)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public new bool Equals(object? other) => throw new NotSupportedException(FieldMessages.NoEquals);

    internal Predicate Compare(Comparison comparison, JsonArgument value)
    {
        if (value.IsSkipped) return LeftOutPredicate.Instance;
        if (value.Value.IsNull && comparison <= Comparison.NotEquals)
            return _scope.Close(JsonTests.IsNull(_scope, _part, comparison == Comparison.Equals));
        return _scope.Close(JsonTests.Compare(_scope, _part, comparison, Given(value, comparison)));
    }

    private Predicate Find(Comparison comparison, string text, QueryMode mode) =>
        _scope.Close(JsonTests.Find(_scope, _part, comparison, text, mode == QueryMode.Insensitive));

    private SqlValue Given(JsonArgument value, Comparison comparison) =>
        value.Value.IsNull ? throw NullValues.AsOperand(_scope, _part.Column, comparison) : value.Value;
}
