using System.ComponentModel;
using System.Runtime.CompilerServices;
using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>What is asked of a scalar list.</summary>
[CollectionBuilder(typeof(FilterBuilder), nameof(FilterBuilder.List))]
public sealed class ListFilter<T> : ColumnFilter where T : notnull
{
    /// <summary>
    /// The same items in the same order. A list that was never set is empty, and null finds empty ones too.
    /// </summary>
    public new IEnumerable<T>? Equals { set => PutItems(Comparison.Equals, value ?? []); }

    /// <summary>It has the item.</summary>
    public Argument<T> Has { set => PutArgument(Comparison.Has, value); }

    /// <summary>It has all of these items; true of every list when there are none.</summary>
    public IEnumerable<T> HasEvery { set => PutItems(Comparison.HasEvery, value); }

    /// <summary>It has at least one of these items.</summary>
    public IEnumerable<T> HasSome { set => PutItems(Comparison.HasSome, value); }

    /// <summary>True: it has no items; false: it has some.</summary>
    public bool IsEmpty { set => Put(Comparison.IsEmpty, SqlValue.Of(value)); }

    /// <summary>
    /// Only there so that <c>[a, b]</c> can be written for <c>Equals</c>; nothing enumerates a filter.
    /// </summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public IEnumerator<T> GetEnumerator() => throw new NotSupportedException("A filter cannot be enumerated.");
}
