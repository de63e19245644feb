using Refract.Relational.Catalog;

namespace Refract.Relational.Operations;

/// <summary>Adds values to an enum type.</summary>
/// <param name="Enum">The type as it should be.</param>
/// <param name="Values">The new values, in the order in which they are added.</param>
/// <param name="IsUsedAtOnce">True when a default of the same migration uses one of them. PostgreSQL refuses a new
/// value in the transaction that added it, so the step must be committed on its own.</param>
public sealed record AddEnumValues(CatalogEnum Enum, IReadOnlyList<string> Values, bool IsUsedAtOnce)
    : MigrationOperation
{
    /// <summary>
    /// The value that was there already and before which a new one goes; null when it goes to the end.
    /// </summary>
    public string? NextOf(string value) =>
        Enum.Values.SkipWhile(other => other != value)
            .FirstOrDefault(other => !Values.Contains(other));
}
