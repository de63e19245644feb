using System.ComponentModel;

namespace Refract.Runtime;

/// <summary>Makes filters of collection expressions: <c>Id = [1, 2, 3]</c> is IN.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class FilterBuilder
{
    /// <summary>IN.</summary>
    public static Filter<T> In<T>(ReadOnlySpan<T> items) where T : struct => new() { In = items.ToArray() };

    /// <summary>IN.</summary>
    public static NullableFilter<T> InNullable<T>(ReadOnlySpan<T> items)
        where T : struct => new() { In = items.ToArray() };

    /// <summary>IN.</summary>
    public static InstantFilter InInstant(ReadOnlySpan<DateTimeOffset> items) => new() { In = items.ToArray() };

    /// <summary>IN.</summary>
    public static NullableInstantFilter InNullableInstant(ReadOnlySpan<DateTimeOffset> items) =>
        new() { In = items.ToArray() };

    /// <summary>IN.</summary>
    public static EnumFilter<T> InEnum<T>(ReadOnlySpan<T> items)
        where T : struct, Enum => new() { In = items.ToArray() };

    /// <summary>IN.</summary>
    public static NullableEnumFilter<T> InNullableEnum<T>(ReadOnlySpan<T> items)
        where T : struct, Enum => new() { In = items.ToArray() };

    /// <summary>IN.</summary>
    public static TextFilter InText(ReadOnlySpan<string> items) => new() { In = items.ToArray() };

    /// <summary>IN.</summary>
    public static NullableTextFilter InNullableText(ReadOnlySpan<string> items) => new() { In = items.ToArray() };

    /// <summary>The same items in the same order.</summary>
    public static ListFilter<T> List<T>(ReadOnlySpan<T> items) where T : notnull => new() { Equals = items.ToArray() };
}
