namespace Refract;

/// <summary>
/// A row that must be there is not (P2025). In nested writes also: a row to connect is not there (P2018), or a row to
/// delete does not belong to the one that is written (P2017).
/// </summary>
public sealed class RecordNotFoundException : RefractException
{
    /// <summary>For a verb on a model; <paramref name="where"/> names the key's fields, never their values.</summary>
    public RecordNotFoundException(string model, string verb, string? where, string code = "P2025",
        bool hasFurther = false, string? relation = null)
        : base(code, $"No {model} was found for {verb}{(where is null ? "" : $" by {where}")}"
            + (hasFurther ? " with the further conditions." : "."))
    {
        Model = model;
        Where = where;
        Relation = relation;
    }

    /// <summary>The model, as in the schema.</summary>
    public string Model { get; }

    /// <summary>The fields that were asked by, or null.</summary>
    public string? Where { get; }

    /// <summary>
    /// The relation of the nested write that names the row, as <c>Post.author</c>; null when it is the row that the
    /// verb itself is about. So a caller can tell "this post is not there" from "its author is not there".
    /// </summary>
    public string? Relation { get; }
}
