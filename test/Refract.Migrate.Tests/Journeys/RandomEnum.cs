namespace Refract.Migrate.Tests.Journeys;

/// <summary>An enum of a random schema. The value with the lowest number is in the rows, and never goes.</summary>
/// <param name="Id">What it is, whatever it is called.</param>
/// <param name="Name">Its name.</param>
/// <param name="Namespace">Its database schema, if any is named.</param>
/// <param name="Values">What each value is, and its name.</param>
internal sealed record RandomEnum(int Id, string Name, string? Namespace, List<(int Id, string Name)> Values)
{
    public string First => Values.MinBy(value => value.Id).Name;
}
