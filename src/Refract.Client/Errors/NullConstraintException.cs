namespace Refract;

/// <summary>A column that must not be null was given null, or nothing (P2011).</summary>
public sealed class NullConstraintException : RefractException
{
    /// <summary>For the given fields of the given model.</summary>
    public NullConstraintException(string? model, IReadOnlyList<string> fields, Exception? inner)
        : base("P2011",
            $"{(model is null ? "" : model + ".")}{string.Join(", ", fields)} must not be null. Give it a value"
            + ", or make the field optional in the schema and push or migrate.", inner)
    {
        Model = model;
        Fields = fields;
    }

    /// <summary>The model, as in the schema; null when it is not known.</summary>
    public string? Model { get; }

    /// <summary>The fields.</summary>
    public IReadOnlyList<string> Fields { get; }
}
