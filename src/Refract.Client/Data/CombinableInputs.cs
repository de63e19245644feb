using Refract.Runtime;

namespace Refract;

/// <summary>Puts filters, orderings and includes together.</summary>
public static class CombinableInputs
{
    /// <summary>
    /// A new input that says what both say, and can still be changed: of filters all conditions hold; an ordering has
    /// the steps of the first, then those of the second; includes load the relations of both, and one that both name as
    /// the second says.
    /// </summary>
    /// <typeparam name="T">A generated <c>XWhere</c>, <c>XOrderBy</c> or <c>XInclude</c>.</typeparam>
    /// <param name="input">The first.</param>
    /// <param name="other">The second; null for nothing more.</param>
    /// <remarks>Neither changes, and both are frozen, as if a query had used them.</remarks>
    public static T With<T>(this T input, T? other) where T : CombinableInput, new()
    {
        ArgumentNullException.ThrowIfNull(input);
        input.Freeze();
        other?.Freeze();
        var both = new T();
        both.Combine(input, other ?? new T());
        return both;
    }
}
