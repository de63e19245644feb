namespace Refract.Relational.Contracts;

/// <summary>A step of a migration script.</summary>
/// <param name="Comment">The kind of step as the script's comment line names it, <c>CreateTable</c>.</param>
/// <param name="Sql">One or more statements, each with its semicolon, without a newline at the end.</param>
public sealed record MigrationStep(string Comment, string Sql)
{
    /// <summary>What it does in one line; null where the first line of the statements always tells.</summary>
    public string? Outline { get; init; }
}
