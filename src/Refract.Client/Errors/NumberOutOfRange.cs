using Refract.Relational;

namespace Refract.Runtime;

/// <summary>The error of a number that its column cannot hold, in the same words for every database.</summary>
public static class NumberOutOfRange
{
    /// <summary>The error to throw (P2020).</summary>
    /// <param name="place">Where the number belongs, such as <c>for User.age</c>.</param>
    /// <param name="type">The column's type, or null when it is not known which column it is.</param>
    /// <param name="inner">The driver's exception, if there is one.</param>
    public static RefractException Of(string place, ColumnType? type, Exception? inner) => new("P2020",
        $"A number {place} does not fit the range of its "
        + $"{(type is null ? "column" : $"type {type.Item.Describe()}")}. "
        + "Use a smaller number or a wider type.", inner);
}
