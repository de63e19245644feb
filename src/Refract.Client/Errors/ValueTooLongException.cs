namespace Refract;

/// <summary>A text or a sequence of bits is longer than its column (P2000).</summary>
public sealed class ValueTooLongException : RefractException
{
    /// <summary>
    /// For the given model and, where it is known, field: PostgreSQL does not say which column it was.
    /// </summary>
    /// <param name="model">The model, or null.</param>
    /// <param name="limit">The column's type as the database names it (<c>character varying(5)</c>), or null.</param>
    /// <param name="inner">The driver's exception, if there is one.</param>
    /// <param name="field">The field, or null.</param>
    public ValueTooLongException(string? model, string? limit, Exception? inner, string? field = null)
        : base("P2000",
            $"A value{(model is null ? "" : field is null ? $" for {model}" : $" for {model}.{field}")} is "
            + $"too long for its column{(limit is null ? "" : $" of type {limit}")}."
            + " Shorten it, or widen the field's native type in the schema and push or migrate.", inner)
    {
        Model = model;
        Limit = limit;
        Field = field;
    }

    /// <summary>The model, as in the schema; null when it is not known.</summary>
    public string? Model { get; }

    /// <summary>The field, as in the schema; null when it is not known.</summary>
    public string? Field { get; }

    /// <summary>The column's type, or null.</summary>
    public string? Limit { get; }
}
