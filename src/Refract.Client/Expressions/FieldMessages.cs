namespace Refract.Runtime;

/// <summary>What the compiler says of members that every object has and no field of a query.</summary>
internal static class FieldMessages
{
    public const string NoEquals =
        "A field has no value here: the query runs in the database. Write == or != instead of Equals.";

    public const string NoCompare = "Conditions are not compared with each other: the query runs in the database. "
        + "Combine them with &&, || and !; write 'is null' to ask whether there is a condition.";
}
