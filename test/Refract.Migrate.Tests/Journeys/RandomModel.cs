namespace Refract.Migrate.Tests.Journeys;

/// <summary>A model of a random schema.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Fields">Its fields, the id aside.</param>
/// <param name="Targets">The models that it points to.</param>
internal sealed record RandomModel(string Name, List<RandomField> Fields, List<string> Targets);
