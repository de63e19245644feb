using Refract.Runtime;

namespace Refract;

/// <summary>Turns "null" into "not mentioned", for lists.</summary>
/// <remarks>
/// One method for each type of list that is usual: the compiler takes the one for any class
/// (<see cref="SkippableDocuments"/>) before one for an interface. A document whose type is such a list is left out by
/// <c>OrSkip&lt;List&lt;Address&gt;&gt;()</c>.
/// </remarks>
public static class SkippableLists
{
    /// <summary>
    /// In a filter (<c>In = ids.OrSkip()</c>, <c>Or = parts.OrSkip()</c>): no condition when the list is null. In data:
    /// the column or the relation is left alone when it is null. An empty list is one: it says what it always says.
    /// </summary>
    public static SkippableItems<T> OrSkip<T>(this IEnumerable<T>? items) => new(items);

    /// <inheritdoc cref="OrSkip{T}(IEnumerable{T})"/>
    public static SkippableItems<T> OrSkip<T>(this T[]? items) => new(items);

    /// <inheritdoc cref="OrSkip{T}(IEnumerable{T})"/>
    public static SkippableItems<T> OrSkip<T>(this List<T>? items) => new(items);

    /// <inheritdoc cref="OrSkip{T}(IEnumerable{T})"/>
    public static SkippableItems<T> OrSkip<T>(this HashSet<T>? items) => new(items);

    /// <inheritdoc cref="OrSkip{T}(IEnumerable{T})"/>
    public static SkippableItems<T> OrSkip<T>(this IList<T>? items) => new(items);

    /// <inheritdoc cref="OrSkip{T}(IEnumerable{T})"/>
    public static SkippableItems<T> OrSkip<T>(this ICollection<T>? items) => new(items);

    /// <inheritdoc cref="OrSkip{T}(IEnumerable{T})"/>
    public static SkippableItems<T> OrSkip<T>(this IReadOnlyList<T>? items) => new(items);

    /// <inheritdoc cref="OrSkip{T}(IEnumerable{T})"/>
    public static SkippableItems<T> OrSkip<T>(this IReadOnlyCollection<T>? items) => new(items);
}
