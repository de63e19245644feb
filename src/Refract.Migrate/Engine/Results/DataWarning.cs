using Refract.Relational.Operations;

namespace Refract.Migrate.Engine;

/// <summary>A risk of a change, after a look at the rows that are there.</summary>
/// <param name="Risk">The risk.</param>
/// <param name="Count">How many rows, values or duplicates were found; at least 1.</param>
/// <param name="Message">One or two sentences for display, with the count.</param>
/// <param name="IsCertainFailure">True when the rows that are there make the change fail; false when it runs and may
/// take data with it.</param>
public sealed record DataWarning(DataRisk Risk, long Count, string Message, bool IsCertainFailure);
