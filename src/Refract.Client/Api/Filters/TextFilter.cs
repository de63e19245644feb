using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>What is asked of a required String column.</summary>
[CollectionBuilder(typeof(FilterBuilder), nameof(FilterBuilder.InText))]
public sealed class TextFilter : TextFilterBase
{
    /// <summary>Equal to the value.</summary>
    public static implicit operator TextFilter(string value) => Of<TextFilter>(SqlValue.Of(value));

    /// <summary>Equal to the value, or no condition.</summary>
    public static implicit operator TextFilter(Skippable<string> value) =>
        Of<string, TextFilter>(value, SqlValue.Of(value.ValueOrDefault));

    /// <summary>Equal.</summary>
    public new Argument<string> Equals { set => PutArgument(Comparison.Equals, value); }

    /// <summary>Not so; given a value: different from it.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public TextFilter Not { get => GetNot<TextFilter>(); set => SetNot(value); }

    /// <summary>Only there so that <c>[a, b]</c> can be written for <c>In</c>; nothing enumerates a filter.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public IEnumerator<string> GetEnumerator() => throw new NotSupportedException("A filter cannot be enumerated.");
}
