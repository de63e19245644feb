using System.Diagnostics;
using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>What is asked of a required Boolean column.</summary>
public sealed class BooleanFilter : ColumnFilter
{
    /// <summary>Equal to the value.</summary>
    public static implicit operator BooleanFilter(bool value) => Of<BooleanFilter>(SqlValue.From(value));

    /// <summary>Does not compile: a null would silently match nothing.</summary>
    [Obsolete("This column is never null. Use value.OrSkip() to leave the condition out when the value is "
        + "null, or give a value.", error: true)]
    public static implicit operator BooleanFilter(bool? value) => throw new NotSupportedException();

    /// <summary>Equal to the value, or no condition.</summary>
    public static implicit operator BooleanFilter(Skippable<bool> value) =>
        Of<bool, BooleanFilter>(value, SqlValue.From(value.ValueOrDefault));

    /// <summary>Equal.</summary>
    public new Argument<bool> Equals { set => PutArgument(Comparison.Equals, value); }

    /// <summary>Not so; given a value: different from it.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public BooleanFilter Not { get => GetNot<BooleanFilter>(); set => SetNot(value); }
}
