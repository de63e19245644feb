using Refract.Migrate.Engine;

namespace Refract.CommandLine;

/// <summary>Something that a migration takes away and a running program may use.</summary>
/// <param name="Code">The rule that found it, which <c>refract explain</c> explains.</param>
/// <param name="Message">What stops to work.</param>
/// <param name="Steps">How to come there in two steps.</param>
public sealed record TakenAway(string Code, string Message, string Steps)
{
    internal static IReadOnlyList<TakenAway> AllOf(IEnumerable<Contraction> contractions) =>
        [.. contractions.Select(found => new TakenAway(found.Code, found.Message, found.Steps))];
}
