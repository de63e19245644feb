using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>What is asked of a column with an order that may be null.</summary>
[CollectionBuilder(typeof(FilterBuilder), nameof(FilterBuilder.InNullable))]
public sealed class NullableFilter<T> : OrderedFilter<T, Argument<T>> where T : struct
{
    /// <summary>Equal to the value; null means IS NULL.</summary>
    public static implicit operator NullableFilter<T>(T? value) =>
        Of<NullableFilter<T>>(value is { } known ? SqlValue.From(known) : SqlValue.Null);

    /// <summary>Equal to the value, or no condition.</summary>
    public static implicit operator NullableFilter<T>(Skippable<T> value) =>
        Of<T, NullableFilter<T>>(value, SqlValue.From(value.ValueOrDefault));

    /// <summary>Equal; null means IS NULL.</summary>
    public new T? Equals { set => Put(Comparison.Equals, value is { } known ? SqlValue.From(known) : SqlValue.Null); }

    /// <summary>Not so. Given a value: different from it (a null is not); given null: IS NOT NULL.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
#nullable disable annotations
    public NullableFilter<T> Not { get => GetNot<NullableFilter<T>>(); set => SetNot(value); }
#nullable restore annotations

    /// <summary>True: IS NULL; false: IS NOT NULL.</summary>
    public bool IsNull { set => Put(value ? Comparison.Equals : Comparison.NotEquals, SqlValue.Null); }

    /// <summary>Only there so that <c>[a, b]</c> can be written for <c>In</c>; nothing enumerates a filter.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public IEnumerator<T> GetEnumerator() => throw new NotSupportedException("A filter cannot be enumerated.");
}
