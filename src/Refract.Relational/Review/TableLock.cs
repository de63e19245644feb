namespace Refract.Relational.Review;

/// <summary>A lock that a statement takes.</summary>
/// <param name="Table">The table, as a person writes it: <c>User</c>, <c>shop.Order</c>; the file on SQLite.</param>
/// <param name="Mode">The database's name of the lock: <c>ACCESS EXCLUSIVE</c>.</param>
/// <param name="Blocks">Who waits while it is held, as a phrase: <c>reads and writes</c>; empty for nobody.</param>
/// <param name="Work">What the statement does to the table while it holds the lock.</param>
public sealed record TableLock(string Table, string Mode, string Blocks, TableWork Work);
