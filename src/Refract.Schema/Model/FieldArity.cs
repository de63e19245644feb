namespace Refract.Schema;

/// <summary>How many values a field holds.</summary>
public enum FieldArity
{
    /// <summary>Exactly one: <c>String</c>.</summary>
    Required,

    /// <summary>One or null: <c>String?</c>.</summary>
    Optional,

    /// <summary>Any number: <c>String[]</c>.</summary>
    List,
}
