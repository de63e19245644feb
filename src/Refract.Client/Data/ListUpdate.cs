using System.ComponentModel;
using System.Runtime.CompilerServices;
using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>
/// What an update does with a scalar list: <c>Tags = ["a"]</c>, or atomically in the database <c>Tags = { Push = ["b"]
/// }</c>.
/// </summary>
[CollectionBuilder(typeof(ListUpdateBuilder), nameof(ListUpdateBuilder.Set))]
public sealed class ListUpdate<T> : ColumnUpdate where T : notnull
{
    /// <summary>The list becomes these items.</summary>
    public IEnumerable<T> Set { set => PutItems(WriteOperation.Set, value); }

    /// <summary>These items go to the end of the list.</summary>
    public IEnumerable<T> Push { set => PutItems(WriteOperation.Push, value); }

    /// <summary>The list becomes these items.</summary>
    public static implicit operator ListUpdate<T>(T[] items) => new() { Set = items };

    /// <summary>The list becomes these items.</summary>
    public static implicit operator ListUpdate<T>(List<T> items) => new() { Set = items };

    /// <summary>The list becomes these items, or stays as it is when they were left out.</summary>
    public static implicit operator ListUpdate<T>(SkippableItems<T> items) =>
        SkippableItems.AreLeftOut(items) ? new() { IsSkipped = true } : new() { Set = items };

    /// <summary>Only there so that <c>[a, b]</c> can be written for <c>Set</c>; nothing enumerates an update.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public IEnumerator<T> GetEnumerator() => throw new NotSupportedException("An update cannot be enumerated.");

    private void PutItems(WriteOperation operation, IEnumerable<T> items)
    {
        if (SkippableItems.AreLeftOut(items)) ThrowIfFrozen();
        else Put(operation, items is null ? SqlValue.Null : SqlValue.OfArray(items.ToArray()));
    }
}
