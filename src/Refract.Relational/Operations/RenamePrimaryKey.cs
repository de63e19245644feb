namespace Refract.Relational.Operations;

/// <summary>Gives a primary key another name.</summary>
/// <param name="From">The old name.</param>
/// <param name="To">The new name.</param>
public sealed record RenamePrimaryKey(string From, string To) : TableChange;
