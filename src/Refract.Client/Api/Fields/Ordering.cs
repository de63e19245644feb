namespace Refract.Runtime;

/// <summary>One step of an ordering in the lambda style: <c>u.CreatedAt.Desc</c>.</summary>
public readonly struct Ordering
{
    internal Ordering(OrderTerm term) => Term = term;

    internal OrderTerm Term { get; }
}
