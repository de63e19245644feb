using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Refract.Migrate.History;
using Refract.Relational.Contracts;

namespace Refract.Migrate.Engine;

/// <summary>
/// Applies migrations and keeps the history, in the real Prisma's order: a row that says "begun" is committed before
/// the script runs, so that whatever happens to this process the next run sees what was under way. The end is recorded
/// in the script's own transaction where it has one, so that the history is true at every moment.
/// </summary>
internal sealed class MigrationRunner(IMigrationDatabase database, IProgress<MigrationProgress>? progress)
{
    /// <param name="migrations">What is pending, in order.</param>
    /// <param name="all">All migrations there are: what their scripts name is theirs.</param>
    /// <param name="ct">Ends it.</param>
    public async Task<IReadOnlyList<AppliedMigration>> Apply(IReadOnlyList<MigrationFile> migrations,
        IReadOnlyList<MigrationFile> all,
        CancellationToken ct)
    {
        var applied = new List<AppliedMigration>();
        var known = TextsOf(all);
        foreach (var migration in migrations)
        {
            if (!migration.HasScript) throw Missing(migration);
            progress?.Report(new MigrationProgress(MigrationStage.ApplyingMigration, migration.Name));
            var start = Stopwatch.GetTimestamp();
            await Apply(migration, known, ct).ConfigureAwait(false);
            applied.Add(new AppliedMigration(migration.Name, Stopwatch.GetElapsedTime(start)));
        }
        return applied;
    }

    public static MigrationException Missing(MigrationFile migration)
        => new("P3015", $"The migration {migration.Name} has no {MigrationFolder.ScriptName}.",
            "Bring the file back from version control, or delete the folder.");

    public static string[] TextsOf(IReadOnlyList<MigrationFile> migrations) =>
        [.. migrations.Where(migration => migration.HasScript).Select(migration => migration.Text)];

    private async Task Apply(MigrationFile migration, string[] known, CancellationToken ct)
    {
        var isWhole = database.RecordsEndWithScript(migration.Text);
        var id = await database.History.Begin(migration.Name, migration.Checksum, isWhole, ct).ConfigureAwait(false);
        try
        {
            await database.Apply(migration.Text, id, ScriptEnd.Applied, known, ct).ConfigureAwait(false);
        }
        catch (ScriptFailedException exception) when (exception is { IsLockTimeout: true, IsRolledBack: true })
        {
            // Nothing is wrong and nothing was kept: the next run may try again.
            await database.History.MarkRolledBack(id, CancellationToken.None).ConfigureAwait(false);
            throw new MigrationException("P3018",
                $"The migration {migration.Name} waited too long for a lock of another session: {exception.Message}. "
                    + "Nothing of it was kept.",
                "Run this again when the other session has finished, or with a longer --lock-timeout.", exception);
        }
        catch (ScriptFailedException exception)
        {
            await Note(migration, id, exception).ConfigureAwait(false);
            throw Explain(migration, exception);
        }
    }

    /// <summary>
    /// Writes the failure down; the same fault, a full disk or a lost connection, may stand in the way of that too.
    /// </summary>
    private async Task Note(MigrationFile migration, string id, ScriptFailedException exception)
    {
        try
        {
            await database.History.Fail(id, Log(migration, exception), CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is DbException or MigrationException)
        {
            throw new MigrationException("P3018",
                $"The migration {migration.Name} failed: {exception.Message}. That could not be written "
                    + "into the history, which only says that it was begun.",
                $"{exception.Next ?? "Fix the cause."} Then run this again: it says how to go on.", exception);
        }
    }

    private static string Log(MigrationFile migration, ScriptFailedException exception)
    {
        var log = new StringBuilder();
        log.Append(CultureInfo.InvariantCulture,
            $"{MigrationLog.Beginning(migration.Name)}\n\nDatabase error: {exception.Message}\n");
        if (exception.Line is { } line)
            log.Append(CultureInfo.InvariantCulture, $"Line of {MigrationFolder.ScriptName}: {line}\n");
        if (exception.Statement is { } statement)
            log.Append(CultureInfo.InvariantCulture, $"Statement:\n{statement}\n");
        log.Append(exception.IsRolledBack
            ? "Nothing of the script was kept.\n" : "Statements before this one may have been kept.\n");
        return log.ToString();
    }

    private static MigrationException Explain(MigrationFile migration, ScriptFailedException exception)
    {
        var place = exception.Line is { } line ? $" at line {line.ToString(CultureInfo.InvariantCulture)}" : "";
        var kept = exception.IsRolledBack
            ? "Nothing of it was kept."
            : "Statements before that line may have been kept, because the script does not run in one transaction.";
        return new MigrationException("P3018",
            $"The migration {migration.Name} failed{place}: {exception.Message}. {kept}",
            (exception.IsRolledBack ? "" : "Undo by hand what was kept. ")
            + (exception.Next is { } remedy ? remedy + " Then" : "Fix the script or what stood in its way,")
            + $" run `refract migrate resolve --rolled-back {migration.Name}`, then run this again.", exception);
    }
}
