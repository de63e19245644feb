using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>What is asked of a required enum column.</summary>
[CollectionBuilder(typeof(FilterBuilder), nameof(FilterBuilder.InEnum))]
public sealed class EnumFilter<T> : ColumnFilter where T : struct, Enum
{
    /// <summary>Equal to the value.</summary>
    public static implicit operator EnumFilter<T>(T value) => Of<EnumFilter<T>>(SqlValue.From(value));

    /// <summary>Does not compile: a null would silently match nothing.</summary>
    [Obsolete("This column is never null. Use value.OrSkip() to leave the condition out when the value is "
        + "null, or give a value.", error: true)]
    public static implicit operator EnumFilter<T>(T? value) => throw new NotSupportedException();

    /// <summary>Equal to the value, or no condition.</summary>
    public static implicit operator EnumFilter<T>(Skippable<T> value) =>
        Of<T, EnumFilter<T>>(value, SqlValue.From(value.ValueOrDefault));

    /// <summary>Equal.</summary>
    public new Argument<T> Equals { set => PutArgument(Comparison.Equals, value); }

    /// <summary>Not so; given a value: different from it.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public EnumFilter<T> Not { get => GetNot<EnumFilter<T>>(); set => SetNot(value); }

    /// <summary>It is one of these; none of an empty list.</summary>
    public IEnumerable<T> In { set => PutItems(Comparison.In, value); }

    /// <summary>It is none of these.</summary>
    public IEnumerable<T> NotIn { set => PutItems(Comparison.NotIn, value); }

    /// <summary>Only there so that <c>[a, b]</c> can be written for <c>In</c>; nothing enumerates a filter.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public IEnumerator<T> GetEnumerator() => throw new NotSupportedException("A filter cannot be enumerated.");
}
