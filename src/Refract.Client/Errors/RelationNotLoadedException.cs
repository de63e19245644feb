namespace Refract;

/// <summary>A relation was read that the query had not loaded.</summary>
public sealed class RelationNotLoadedException : InvalidOperationException
{
    /// <summary>For the given relation of the given model.</summary>
    public RelationNotLoadedException(string model, string relation)
        : this($"{model}.{relation} was not loaded. Add include: new() {{ {relation} = true }} to the "
            + $"query, or ask record.Loaded.{relation} first.", model, relation)
    {
    }

    private RelationNotLoadedException(string message, string model, string relation) : base(message)
    {
        Model = model;
        Relation = relation;
    }

    /// <summary>The model, as in the schema.</summary>
    public string Model { get; }

    /// <summary>The C# name of the relation.</summary>
    public string Relation { get; }

    /// <summary>For a number of related rows.</summary>
    /// <param name="model">The model, as in the schema.</param>
    /// <param name="member">The member with the numbers.</param>
    /// <param name="relation">The C# name of the relation.</param>
    internal static RelationNotLoadedException NotCounted(string model, string member, string relation) => new(
        $"The rows of {model}.{relation} were not counted. Add include: new() {{ {member} = {{ {relation} = true }} }} "
            + "to the query.", model, relation);

    /// <summary>For a row in the function of a <c>Select</c>.</summary>
    internal static RelationNotLoadedException InShape(string model, string relation) => new(
        $"{model}.{relation} was not loaded: the function of Select does not read it from its own parameter. Read "
            + $"it there (u.{relation}), and hand the value on.", model, relation);
}
