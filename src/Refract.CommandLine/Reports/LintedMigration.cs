namespace Refract.CommandLine;

/// <summary>A migration that was looked through.</summary>
/// <param name="Name">The folder's name.</param>
/// <param name="Path">The script; relative when it is inside the project's folder.</param>
/// <param name="Statements">Its statements, in order.</param>
public sealed record LintedMigration(string Name, string Path, IReadOnlyList<LintedStatement> Statements);
