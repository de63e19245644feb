namespace Refract;

/// <summary>Some of the rows of a query, and how many there are without the page's limits.</summary>
/// <param name="Rows">The rows of the page.</param>
/// <param name="Count">How many rows meet the conditions, whatever page they are on.</param>
public readonly record struct Page<T>(IReadOnlyList<T> Rows, int Count);
