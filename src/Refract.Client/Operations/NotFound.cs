namespace Refract.Runtime;

/// <summary>The error of an operation whose row is not there.</summary>
internal static class NotFound
{
    /// <summary>The error, with the fields by which the row was looked for.</summary>
    public static RecordNotFoundException Error(ModelInfo model, Verb verb, UniqueKey? key) => new(
        model.Name, verb.Name(), key is null
            ? null : string.Join(" and ", model.Keys[key.Index].Columns.Select(column => column.Field)));

    /// <summary>The error of raw SQL whose first row is not there.</summary>
    public static RecordNotFoundException Raw() => new("row", Verb.QueryRaw.Name(), null);
}
