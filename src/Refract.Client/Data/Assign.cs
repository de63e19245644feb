using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>
/// A value for a required column, or nothing: made by implicit conversion from a value or from <c>value.OrSkip()</c>.
/// </summary>
public readonly struct Assign<T> : IAssignment where T : notnull
{
    private readonly T _value;
    private readonly bool _isSet;

    private Assign(T value, bool isSet)
    {
        _value = value;
        _isSet = isSet;
    }

    /// <summary>Sets the value. A null is refused when the query is made, by the name of the field.</summary>
    public static implicit operator Assign<T>(T value) => new(value, true);

    /// <summary>Sets the value, or leaves the column alone.</summary>
    public static implicit operator Assign<T>(Skippable<T> value) => new(value.ValueOrDefault!, value.IsSet);

    /// <inheritdoc/>
    public bool TryGet(out SqlValue value)
    {
        value = _isSet ? SqlValue.From(_value) : default;
        return _isSet;
    }
}
