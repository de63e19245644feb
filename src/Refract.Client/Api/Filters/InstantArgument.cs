using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>
/// An instant to compare with, or nothing. See <see cref="Instant"/> for how a <see cref="DateTime"/> is read.
/// </summary>
public readonly struct InstantArgument : IArgument
{
    private readonly Instant _value;
    private readonly bool _isSet;

    private InstantArgument(Instant value, bool isSet = true)
    {
        _value = value;
        _isSet = isSet;
    }

    /// <summary>Compares with the instant.</summary>
    public static implicit operator InstantArgument(DateTimeOffset value) => new(value);

    /// <summary>Compares with the instant.</summary>
    public static implicit operator InstantArgument(DateTime value) => new(value);

    /// <summary>Compares with the instant, or not at all.</summary>
    public static implicit operator InstantArgument(Skippable<DateTimeOffset> value) =>
        new(value.ValueOrDefault, value.IsSet);

    /// <summary>Compares with the instant, or not at all.</summary>
    public static implicit operator InstantArgument(Skippable<DateTime> value) =>
        value.IsSet ? new(value.ValueOrDefault) : default;

    /// <inheritdoc/>
    public bool TryGet(out SqlValue value)
    {
        value = _isSet ? SqlValue.Of(_value.Value) : default;
        return _isSet;
    }
}
