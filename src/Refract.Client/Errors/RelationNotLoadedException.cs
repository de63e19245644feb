namespace Refract;

/// <summary>A relation was read that the query had not loaded.</summary>
public sealed class RelationNotLoadedException : InvalidOperationException
{
    /// <summary>For the given relation of the given model.</summary>
    public RelationNotLoadedException(string model, string relation)
        : base($"{model}.{relation} was not loaded. Add include: new() {{ {relation} = true }} to the "
            + $"query, or ask record.Loaded.{relation} first.")
    {
        Model = model;
        Relation = relation;
    }

    /// <summary>The model, as in the schema.</summary>
    public string Model { get; }

    /// <summary>The C# name of the relation.</summary>
    public string Relation { get; }
}
