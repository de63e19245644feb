namespace Refract;

/// <summary>A row refers to one that is not there, or one that others refer to was to go (P2003).</summary>
public sealed class ForeignKeyException : RefractException
{
    /// <summary>For the given relation of the given model.</summary>
    public ForeignKeyException(string? model, IReadOnlyList<string> fields, string? relation, string? constraint,
        Exception? inner)
        : base("P2003", Text(model, fields, relation, constraint), inner)
    {
        Model = model;
        Fields = fields;
        Relation = relation;
        Constraint = constraint;
    }

    /// <summary>The model that holds the foreign key, as in the schema; null when it is not known.</summary>
    public string? Model { get; }

    /// <summary>
    /// The foreign key's fields; empty when they are not known: SQLite does not tell which key it was.
    /// </summary>
    public IReadOnlyList<string> Fields { get; }

    /// <summary>The relation field that the foreign key belongs to, or null when it is not known.</summary>
    public string? Relation { get; }

    /// <summary>The constraint's name in the database, or null when it is not known.</summary>
    public string? Constraint { get; }

    private static string Text(string? model, IReadOnlyList<string> fields, string? relation, string? constraint)
    {
        const string hint =
            "Either the row that is referred to does not exist, or other rows still refer to the one that is "
                + "deleted or changed.";
        return relation is not null
            ? $"The relation {model}.{relation} ({string.Join(", ", fields)}) would point to nothing. {hint}"
            : fields.Count > 0 ? $"The foreign key {model}.({string.Join(", ", fields)}) would point to nothing. {hint}"
            : constraint is not null
                ? $"The foreign key {constraint}{(model is null ? "" : $" of {model}")} would point to nothing. {hint}"
            : $"A foreign key{(model is null ? "" : $" at {model}")} would point to nothing. {hint}";
    }
}
