namespace Refract.Runtime;

/// <summary>
/// A point in time, made by implicit conversion. A <see cref="DateTime"/> of kind Local is converted to UTC; one of
/// kind Unspecified is read as UTC, never as local time: the database stores UTC, and what a program means must not
/// depend on the machine it runs on.
/// </summary>
public readonly struct Instant
{
    private Instant(DateTimeOffset value) => Value = value;

    /// <summary>The instant with offset zero.</summary>
    public DateTimeOffset Value { get; }

    /// <summary>The same instant.</summary>
    public static implicit operator Instant(DateTimeOffset value) => new(value.ToUniversalTime());

    /// <summary>The same instant; an Unspecified kind counts as UTC.</summary>
    public static implicit operator Instant(DateTime value) => new(value.Kind == DateTimeKind.Local
        ? new DateTimeOffset(value).ToUniversalTime()
        : new DateTimeOffset(DateTime.SpecifyKind(value, DateTimeKind.Utc)));
}
