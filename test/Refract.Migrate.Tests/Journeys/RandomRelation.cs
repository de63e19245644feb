namespace Refract.Migrate.Tests.Journeys;

/// <summary>A relation of a random schema, by a foreign key.</summary>
/// <param name="Id">What it is.</param>
/// <param name="Source">The model with the foreign key.</param>
/// <param name="Target">The model that it points to.</param>
/// <param name="Name">The name of the field, on which those of the scalars follow.</param>
internal sealed record RandomRelation(int Id, int Source, int Target, string Name)
{
    public bool IsRequired { get; init; }

    /// <summary>Whether there is at most one on either side.</summary>
    public bool IsUnique { get; init; }

    public bool IsIndexed { get; init; }

    public string? OnDelete { get; init; }

    public string? OnUpdate { get; init; }

    /// <summary>The name of the constraint, where it is another.</summary>
    public string? Map { get; init; }
}

/// <summary>An implicit many-to-many relation of a random schema.</summary>
/// <param name="Id">What it is.</param>
/// <param name="One">A model.</param>
/// <param name="Other">The other one, or the same.</param>
/// <param name="Name">The relation's name, or null when its table is named after the models.</param>
internal sealed record RandomJoin(int Id, int One, int Other, string? Name);
