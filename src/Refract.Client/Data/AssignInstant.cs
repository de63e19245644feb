using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>
/// An instant for a required DateTime column, or nothing. See <see cref="Instant"/> for how a <see cref="DateTime"/> is
/// read.
/// </summary>
public readonly struct AssignInstant : IAssignment
{
    private readonly Instant _value;
    private readonly bool _isSet;

    private AssignInstant(Instant value, bool isSet = true)
    {
        _value = value;
        _isSet = isSet;
    }

    /// <summary>Sets the instant.</summary>
    public static implicit operator AssignInstant(DateTimeOffset value) => new(value);

    /// <summary>Sets the instant.</summary>
    public static implicit operator AssignInstant(DateTime value) => new(value);

    /// <summary>Sets the instant, or leaves the column alone.</summary>
    public static implicit operator AssignInstant(Skippable<DateTimeOffset> value) =>
        new(value.ValueOrDefault, value.IsSet);

    /// <summary>Sets the instant, or leaves the column alone.</summary>
    public static implicit operator AssignInstant(Skippable<DateTime> value) =>
        value.IsSet ? new(value.ValueOrDefault) : default;

    /// <inheritdoc/>
    public bool TryGet(out SqlValue value)
    {
        value = SqlValue.Of(_value.Value);
        return _isSet;
    }
}
