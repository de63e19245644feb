namespace Refract.Relational.Contracts;

/// <summary>A step of a migration script.</summary>
/// <param name="Comment">The kind of step as the script's comment line names it, <c>CreateTable</c>.</param>
/// <param name="Sql">One or more statements, each with its semicolon, without a newline at the end.</param>
public sealed record MigrationStep(string Comment, string Sql)
{
    /// <summary>What it does in one line; null where the first line of the statements always tells.</summary>
    public string? Outline { get; init; }

    /// <summary>The statement when that is one line, and otherwise what it does or how the statements begin.</summary>
    public string Line
    {
        get
        {
            var lines = Sql.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            return lines.Length > 1 && Outline is not null ? Outline
                : (lines.FirstOrDefault() ?? "").TrimEnd('(', ' ', ';');
        }
    }
}
