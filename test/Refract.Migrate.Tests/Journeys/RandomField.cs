namespace Refract.Migrate.Tests.Journeys;

/// <summary>A field of a random schema.</summary>
/// <param name="Id">What it is, whatever it is called.</param>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type, or null for an enum.</param>
internal sealed record RandomField(int Id, string Name, RandomType? Type)
{
    /// <summary>The enum that it is of.</summary>
    public int? Enum { get; init; }

    /// <summary>The column's name, where it is another.</summary>
    public string? Map { get; init; }

    public bool IsOptional { get; init; }

    public bool IsList { get; init; }

    public bool IsUnique { get; init; }

    /// <summary>The argument of <c>@default</c>; empty for the first value of the enum.</summary>
    public string? Default { get; init; }

    public string Column => Map ?? Name;
}
