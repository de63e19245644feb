namespace Refract.Migrate.History;

/// <summary>What the history keeps of a migration that failed, and how much of it is shown.</summary>
internal static class MigrationLog
{
    private const string NameLine = "Migration name:";
    private const string CodeLine = "Database error code:";

    /// <summary>How the logs that we write begin; they hold no value of a row.</summary>
    public static string Beginning(string migration) => $"The migration {migration} failed.";

    /// <summary>
    /// Our own logs as they are. The real Prisma writes down all that the database said, which may quote rows
    /// (<c>DETAIL: Key (email)=(…) is duplicated</c>): of its logs only the lines with a name and a code.
    /// </summary>
    public static string Shown(string name, string logs)
    {
        if (logs.StartsWith(Beginning(name), StringComparison.Ordinal)) return logs.TrimEnd();
        var lines = logs.ReplaceLineEndings("\n").Split('\n').Where(line
            => line.StartsWith(NameLine, StringComparison.Ordinal)
            || line.StartsWith(CodeLine, StringComparison.Ordinal));
        const string rest = "What the database said is in the column `logs` of _prisma_migrations. It may quote rows.";
        return string.Join('\n', [.. lines, rest]);
    }
}
