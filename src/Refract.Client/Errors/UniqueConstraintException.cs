namespace Refract;

/// <summary>A row with the same unique key is there already (P2002).</summary>
public sealed class UniqueConstraintException : RefractException
{
    /// <summary>For the given key of the given model.</summary>
    /// <param name="model">The model as in the schema, or the table when the model is not known.</param>
    /// <param name="fields">The key's fields; empty when they are not known.</param>
    /// <param name="constraint">The constraint's name in the database, or null.</param>
    /// <param name="inner">The driver's exception.</param>
    public UniqueConstraintException(string? model, IReadOnlyList<string> fields, string? constraint, Exception? inner)
        : base("P2002", Text(model, fields, constraint), inner)
    {
        Model = model;
        Fields = fields;
        Constraint = constraint;
    }

    private UniqueConstraintException(string message, string model, IReadOnlyList<string> fields)
        : base("P2002", message) => (Model, Fields) = (model, fields);

    /// <summary>The model, as in the schema; null when it is not known (raw SQL).</summary>
    public string? Model { get; }

    /// <summary>The fields of the key, in its order; empty when they are not known.</summary>
    public IReadOnlyList<string> Fields { get; }

    /// <summary>The constraint's name in the database; null on SQLite, which does not tell.</summary>
    public string? Constraint { get; }

    /// <summary>For a row that the client's policies hide.</summary>
    internal static UniqueConstraintException Hidden(string model, IReadOnlyList<string> fields) => new(
        $"A {model} with the same {string.Join(" and ", fields)} exists already, and policies of the client hide it: "
        + "it is marked as deleted, or belongs to another tenant. Nothing was written. Use other values, or restore "
        + "the row by a client without the policy (db.Without).", model, fields);

    private static string Text(string? model, IReadOnlyList<string> fields, string? constraint) => fields.Count == 0
        ? $"A row of {model ?? "the table"} with the same values for the unique key {constraint ?? "of another row"} "
            + "exists already."
        : $"A {model} with the same {string.Join(" and ", fields)} exists already. Use other values, or "
            + "Upsert to change the row that is there.";
}
