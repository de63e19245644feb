using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>
/// An instant or null for a DateTime column that may be null, or nothing. See <see cref="Instant"/> for how a
/// <see cref="DateTime"/> is read.
/// </summary>
public readonly struct AssignNullableInstant : IAssignment
{
    private readonly Instant? _value;
    private readonly bool _isSet;

    private AssignNullableInstant(Instant? value, bool isSet = true)
    {
        _value = value;
        _isSet = isSet;
    }

    /// <summary>Sets the instant; null sets NULL.</summary>
    public static implicit operator AssignNullableInstant(DateTimeOffset? value) => new(value);

    /// <summary>Sets the instant.</summary>
    public static implicit operator AssignNullableInstant(DateTime value) => new(value);

    /// <summary>Sets the instant, or leaves the column alone.</summary>
    public static implicit operator AssignNullableInstant(Skippable<DateTimeOffset> value) =>
        new(value.ValueOrDefault, value.IsSet);

    /// <summary>Sets the instant, or leaves the column alone.</summary>
    public static implicit operator AssignNullableInstant(Skippable<DateTime> value) =>
        value.IsSet ? new(value.ValueOrDefault) : default;

    /// <inheritdoc/>
    public bool TryGet(out SqlValue value)
    {
        value = _value is { } known ? SqlValue.Of(known.Value) : default;
        return _isSet;
    }
}
