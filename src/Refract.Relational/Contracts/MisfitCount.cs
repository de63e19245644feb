namespace Refract.Relational.Contracts;

/// <summary>How many values of a column do not become the same in another type.</summary>
/// <param name="Failing">Those that make the change fail.</param>
/// <param name="Losing">Those that are changed, or that cannot be read afterwards.</param>
public readonly record struct MisfitCount(long Failing, long Losing);
