namespace Refract.Migrate.Diff;

/// <summary>
/// What is compared beyond what two databases must have in common to be used alike. The real Prisma compares none of
/// it.
/// </summary>
public sealed record ComparedParts
{
    /// <summary>None of it.</summary>
    public static ComparedParts Usual { get; } = new();

    /// <summary>All of it, for the way back to a state that was there before.</summary>
    public static ComparedParts All { get; } = new() { EnumOrder = true, Duplicates = true };

    /// <summary>What a schema takes over from a database.</summary>
    internal static ComparedParts OfPull { get; } =
        new() { EnumOrder = true, Duplicates = true, IgnoresNewDuplicates = true };

    /// <summary>
    /// Whether values of enum types that are on both sides must be in the same order; a type is replaced for that.
    /// </summary>
    public bool EnumOrder { get; init; }

    /// <summary>
    /// Whether an index or a foreign key is dropped that is the same as one that stays, but for its name.
    /// </summary>
    public bool Duplicates { get; init; }

    /// <summary>
    /// Whether an index or a foreign key is not created that is the same as one on the old side, but for its name.
    /// </summary>
    internal bool IgnoresNewDuplicates { get; private init; }
}
