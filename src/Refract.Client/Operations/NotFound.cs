namespace Refract.Runtime;

/// <summary>The error of an operation whose row is not there.</summary>
internal static class NotFound
{
    /// <summary>The error, with the fields by which the row was looked for.</summary>
    /// <param name="model">The model.</param>
    /// <param name="verb">What was to be done.</param>
    /// <param name="key">The key, or null.</param>
    /// <param name="hasFurther">True when the row of the key had to meet further conditions.</param>
    public static RecordNotFoundException Error(ModelInfo model, Verb verb, UniqueKey? key, bool hasFurther = false) =>
        new(model.Name, verb.Name(), key is null
            ? null : string.Join(" and ", model.Keys[key.Index].Columns.Select(column => column.Field)),
            hasFurther: key is not null && hasFurther);

    /// <summary>The error of an upsert whose row is there, but hidden from the client.</summary>
    public static UniqueConstraintException Hidden(ModelInfo model, KeyInfo key) =>
        UniqueConstraintException.Hidden(model.Name, [.. key.Columns.Select(column => column.Field)]);

    /// <summary>The error of raw SQL whose first row is not there.</summary>
    public static RecordNotFoundException Raw() => new("row", Verb.QueryRaw.Name(), null);
}
