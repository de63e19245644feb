namespace Refract.Migrate.Renames;

/// <summary>
/// Something that goes and something new that may be the same under another name: as it stands the one is dropped, with
/// what is in it, and the other created.
/// </summary>
/// <param name="Kind">What it is.</param>
/// <param name="From">
/// The name that goes, as the database has it: <c>User</c>, <c>User.fullname</c>, <c>Color.RED</c>.
/// </param>
/// <param name="To">The new name, in the same form.</param>
public sealed record RenameCandidate(RenameKind Kind, string From, string To)
{
    /// <summary>What says that the two are one: the value of a <c>--rename</c> option.</summary>
    public string Argument => $"{From}={To}";

    /// <summary>
    /// The candidate of its table or enum, without which it is none; null when its table or enum keeps its name.
    /// </summary>
    public RenameCandidate? Within { get; init; }
}
