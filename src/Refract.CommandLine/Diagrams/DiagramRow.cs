namespace Refract.CommandLine.Diagrams;

/// <summary>A field or an enum's value.</summary>
/// <param name="Name">Its name in the schema.</param>
/// <param name="Type">Its type with <c>?</c> or <c>[]</c>; empty for a value.</param>
/// <param name="IsPrimary">Whether it is part of the primary key.</param>
/// <param name="IsForeign">Whether it is part of a foreign key.</param>
/// <param name="IsUnique">Whether it alone is unique.</param>
/// <param name="IsOfEnum">Whether its type is an enum.</param>
internal sealed record DiagramRow(string Name, string Type, bool IsPrimary = false, bool IsForeign = false,
    bool IsUnique = false, bool IsOfEnum = false)
{
    /// <summary>How the row's keys are marked.</summary>
    public string Keys => (IsPrimary, IsForeign, IsUnique) switch
    {
        (true, true, _) => "PF",
        (true, false, _) => "PK",
        (false, true, _) => "FK",
        (false, false, true) => "UK",
        _ => "",
    };
}
