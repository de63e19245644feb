using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>What is asked of a DateTime column that may be null.</summary>
[CollectionBuilder(typeof(FilterBuilder), nameof(FilterBuilder.InNullableInstant))]
public sealed class NullableInstantFilter : OrderedFilter<DateTimeOffset, InstantArgument>
{
    /// <summary>Equal to the value; null means IS NULL.</summary>
    public static implicit operator NullableInstantFilter(DateTimeOffset? value) =>
        Of<NullableInstantFilter>(value is { } known ? SqlValue.Of(((Instant)known).Value) : SqlValue.Null);

    /// <summary>Equal to the value; null means IS NULL.</summary>
    public static implicit operator NullableInstantFilter(DateTime? value) =>
        Of<NullableInstantFilter>(value is { } known ? SqlValue.Of(((Instant)known).Value) : SqlValue.Null);

    /// <summary>Equal to the value, or no condition.</summary>
    public static implicit operator NullableInstantFilter(Skippable<DateTimeOffset> value) =>
        Of<DateTimeOffset, NullableInstantFilter>(value, SqlValue.Of(((Instant)value.ValueOrDefault).Value));

    /// <summary>Equal to the value, or no condition.</summary>
    public static implicit operator NullableInstantFilter(Skippable<DateTime> value) =>
        Of<DateTime, NullableInstantFilter>(value, SqlValue.Of(((Instant)value.ValueOrDefault).Value));

    /// <summary>Equal; null means IS NULL.</summary>
    public new Instant? Equals { set =>
        Put(Comparison.Equals, value is { } known ? SqlValue.Of(known.Value) : SqlValue.Null); }

    /// <summary>Not so. Given a value: different from it (a null is not); given null: IS NOT NULL.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
#nullable disable annotations
    public NullableInstantFilter Not { get => GetNot<NullableInstantFilter>(); set => SetNot(value); }
#nullable restore annotations

    /// <summary>True: IS NULL; false: IS NOT NULL.</summary>
    public bool IsNull { set => Put(value ? Comparison.Equals : Comparison.NotEquals, SqlValue.Null); }

    /// <summary>Only there so that <c>[a, b]</c> can be written for <c>In</c>; nothing enumerates a filter.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public IEnumerator<DateTimeOffset> GetEnumerator() =>
        throw new NotSupportedException("A filter cannot be enumerated.");
}
