namespace Refract.CommandLine;

/// <summary>A lock that a statement takes.</summary>
/// <param name="Table">The table.</param>
/// <param name="Mode">The database's name of the lock: <c>ACCESS EXCLUSIVE</c>.</param>
/// <param name="Blocks">Who waits while it is held, as a phrase; empty for nobody.</param>
/// <param name="Work">What is done under it: <c>none</c>, <c>scan</c> or <c>rewrite</c>.</param>
public sealed record LintedLock(string Table, string Mode, string Blocks, string Work);
