using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>
/// A text or bytes, or null, for a column that may be null, or nothing: made by implicit conversion from a value or
/// from <c>value.OrSkip()</c>.
/// </summary>
public readonly struct AssignReference<T> : IAssignment where T : class
{
    private readonly T? _value;
    private readonly bool _isSet;

    private AssignReference(T? value, bool isSet)
    {
        _value = value;
        _isSet = isSet;
    }

    /// <summary>Sets the value; null sets NULL.</summary>
    public static implicit operator AssignReference<T>(T? value) => new(value, true);

    /// <summary>Sets the value, or leaves the column alone.</summary>
    public static implicit operator AssignReference<T>(Skippable<T> value) => new(value.ValueOrDefault, value.IsSet);

    /// <inheritdoc/>
    public bool TryGet(out SqlValue value)
    {
        value = SqlValue.From(_value);
        return _isSet;
    }
}
