namespace Refract.Relational.Contracts;

/// <summary>
/// What is behind an error of a driver: a full disk, a missing right, a lost connection, or a refused statement.
/// </summary>
/// <param name="What">One sentence for people.</param>
/// <param name="Remedy">
/// What to do before the command is run again, as a clause: <c>Free some space</c>; null when that depends on the
/// statement.
/// </param>
/// <param name="IsFinal">True when running the command again does not help.</param>
public sealed record DatabaseFault(string What, string? Remedy = null, bool IsFinal = false)
{
    /// <summary>A statement was refused for a reason that only the driver's own text tells.</summary>
    public static DatabaseFault OfStatement { get; } = new("The database refused a statement.");
}
