using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>What is asked of a required DateTime column.</summary>
[CollectionBuilder(typeof(FilterBuilder), nameof(FilterBuilder.InInstant))]
public sealed class InstantFilter : OrderedFilter<DateTimeOffset, InstantArgument>
{
    /// <summary>Equal to the value.</summary>
    public static implicit operator InstantFilter(DateTimeOffset value) =>
        Of<InstantFilter>(SqlValue.Of(((Instant)value).Value));

    /// <summary>Does not compile: a null would silently match nothing.</summary>
    [Obsolete("This column is never null. Use value.OrSkip() to leave the condition out when the value is "
        + "null, or give a value.", error: true)]
    public static implicit operator InstantFilter(DateTimeOffset? value) => throw new NotSupportedException();

    /// <summary>Equal to the value.</summary>
    public static implicit operator InstantFilter(DateTime value) =>
        Of<InstantFilter>(SqlValue.Of(((Instant)value).Value));

    /// <summary>Does not compile: a null would silently match nothing.</summary>
    [Obsolete("This column is never null. Use value.OrSkip() to leave the condition out when the value is "
        + "null, or give a value.", error: true)]
    public static implicit operator InstantFilter(DateTime? value) => throw new NotSupportedException();

    /// <summary>Equal to the value, or no condition.</summary>
    public static implicit operator InstantFilter(Skippable<DateTimeOffset> value) =>
        Of<DateTimeOffset, InstantFilter>(value, SqlValue.Of(((Instant)value.ValueOrDefault).Value));

    /// <summary>Equal to the value, or no condition.</summary>
    public static implicit operator InstantFilter(Skippable<DateTime> value) =>
        Of<DateTime, InstantFilter>(value, SqlValue.Of(((Instant)value.ValueOrDefault).Value));

    /// <summary>Equal.</summary>
    public new InstantArgument Equals { set => PutArgument(Comparison.Equals, value); }

    /// <summary>Not so; given a value: different from it.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public InstantFilter Not { get => GetNot<InstantFilter>(); set => SetNot(value); }

    /// <summary>Only there so that <c>[a, b]</c> can be written for <c>In</c>; nothing enumerates a filter.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public IEnumerator<DateTimeOffset> GetEnumerator() =>
        throw new NotSupportedException("A filter cannot be enumerated.");
}
