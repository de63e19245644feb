using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>What is asked of a required column with an order: a number, a date, a UUID.</summary>
[CollectionBuilder(typeof(FilterBuilder), nameof(FilterBuilder.In))]
public sealed class Filter<T> : OrderedFilter<T, Argument<T>> where T : struct
{
    /// <summary>Equal to the value.</summary>
    public static implicit operator Filter<T>(T value) => Of<Filter<T>>(SqlValue.From(value));

    /// <summary>Does not compile: a null would silently match nothing.</summary>
    [Obsolete("This column is never null. Use value.OrSkip() to leave the condition out when the value is "
        + "null, or give a value.", error: true)]
    public static implicit operator Filter<T>(T? value) => throw new NotSupportedException();

    /// <summary>Equal to the value, or no condition.</summary>
    public static implicit operator Filter<T>(Skippable<T> value) =>
        Of<T, Filter<T>>(value, SqlValue.From(value.ValueOrDefault));

    /// <summary>Equal.</summary>
    public new Argument<T> Equals { set => PutArgument(Comparison.Equals, value); }

    /// <summary>Not so; given a value: different from it.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public Filter<T> Not { get => GetNot<Filter<T>>(); set => SetNot(value); }

    /// <summary>Only there so that <c>[a, b]</c> can be written for <c>In</c>; nothing enumerates a filter.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public IEnumerator<T> GetEnumerator() => throw new NotSupportedException("A filter cannot be enumerated.");
}
