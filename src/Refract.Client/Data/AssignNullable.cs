using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>
/// A value or null for a column that may be null, or nothing: made by implicit conversion from a value or from
/// <c>value.OrSkip()</c>.
/// </summary>
public readonly struct AssignNullable<T> : IAssignment where T : struct
{
    private readonly T? _value;
    private readonly bool _isSet;

    private AssignNullable(T? value, bool isSet)
    {
        _value = value;
        _isSet = isSet;
    }

    /// <summary>Sets the value; null sets NULL.</summary>
    public static implicit operator AssignNullable<T>(T? value) => new(value, true);

    /// <summary>Sets the value, or leaves the column alone.</summary>
    public static implicit operator AssignNullable<T>(Skippable<T> value) => new(value.ValueOrDefault, value.IsSet);

    /// <inheritdoc/>
    public bool TryGet(out SqlValue value)
    {
        value = _value is { } known ? SqlValue.From(known) : default;
        return _isSet;
    }
}
