using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>
/// A value to compare with, or nothing: made by implicit conversion from a value or from <c>value.OrSkip()</c>.
/// </summary>
public readonly struct Argument<T> : IArgument where T : notnull
{
    private readonly T _value;
    private readonly bool _isSet;

    private Argument(T value, bool isSet)
    {
        _value = value;
        _isSet = isSet;
    }

    /// <summary>Compares with the value. A null is refused when the query is made, by the name of the field.</summary>
    public static implicit operator Argument<T>(T value) => new(value, true);

    /// <summary>Compares with the value, or not at all.</summary>
    public static implicit operator Argument<T>(Skippable<T> value) => new(value.ValueOrDefault!, value.IsSet);

    /// <inheritdoc/>
    public bool TryGet(out SqlValue value)
    {
        value = _isSet ? SqlValue.From(_value) : default;
        return _isSet;
    }
}
