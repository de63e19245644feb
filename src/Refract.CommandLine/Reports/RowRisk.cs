using Refract.Migrate.Engine;

namespace Refract.CommandLine;

/// <summary>A risk of a change, after a look at the rows that are there.</summary>
/// <param name="Message">One or two sentences, with the count.</param>
/// <param name="Count">How many rows, values or duplicates were found; at least 1.</param>
/// <param name="IsCertainFailure">True when the change fails on these rows; false when it may lose data.</param>
public sealed record RowRisk(string Message, long Count, bool IsCertainFailure)
{
    internal static IReadOnlyList<RowRisk> AllOf(IEnumerable<DataWarning> warnings) =>
        [.. warnings.Select(warning => new RowRisk(warning.Message, warning.Count, warning.IsCertainFailure))];
}
