namespace Refract.Relational.Operations;

/// <summary>
/// Gives something another name and keeps what is in it. Renames come before all other steps, which use the new names.
/// </summary>
public abstract record RenameOperation : MigrationOperation
{
    /// <summary>The rename that undoes this one. Of several, the last one is undone first.</summary>
    public abstract RenameOperation Reversed { get; }
}
