using System.Globalization;
using Refract.Migrate.History;
using Refract.Relational.Contracts;

namespace Refract.Migrate.Engine;

public sealed partial class MigrationEngine
{
    /// <summary>
    /// Applies what is pending, creating the database when it is missing: what production needs, and what an
    /// application calls when it starts. Other runs wait for this one. Migrations that were edited after they were
    /// applied, or are no longer there, are no reason to refuse: <see cref="ApplyResult.History"/> names them.
    /// </summary>
    /// <exception cref="MigrationException">
    /// <c>P3005</c> the database holds tables but no history; <c>P3009</c> a migration failed before; <c>P3018</c> one
    /// fails now; <c>P3015</c> a script is missing; <c>P3019</c> the migrations are for another database;
    /// <c>RFR3017</c> one takes away what running programs may use (<see cref="MigrationSettings.ExpandAndContract"/>).
    /// </exception>
    public async Task<ApplyResult> Deploy(CancellationToken ct = default)
    {
        var set = RequiredMigrations.Load();
        ThrowIfUnusable(set);
        var (database, created) = await OpenOrCreate(ct).ConfigureAwait(false);
        await using var _ = database.ConfigureAwait(false);
        var held = await Lock(database, ct).ConfigureAwait(false);
        await using var __ = held.ConfigureAwait(false);
        var resumed = await Settle(database, ct).ConfigureAwait(false);
        if (_settings.StatementLockTimeout is { } limit) await database.LimitLockWaits(limit, ct).ConfigureAwait(false);
        var takenOver = await TakeOver(database, set, ct).ConfigureAwait(false);
        ThrowIfContracting(set, HistoryComparison.Of(set, await ReadHistory(database, ct).ConfigureAwait(false)));
        var applied = await ApplyPending(database, set, ct).ConfigureAwait(false);
        return new ApplyResult(database.Description, created, applied, set.Migrations.Count)
        {
            Resumed = resumed, TakenOver = takenOver,
            History = HistoryComparison.Of(set, await ReadHistory(database, ct).ConfigureAwait(false)),
        };
    }

    /// <summary>Says what <see cref="Deploy"/> would apply. Changes nothing and waits for nobody.</summary>
    /// <exception cref="MigrationException">As for <see cref="Deploy"/>, as far as it can be known before.</exception>
    public async Task<MigrationDiagnosis> DryDeploy(CancellationToken ct = default)
    {
        var diagnosis = await Status(ct).ConfigureAwait(false);
        // Those that were cut off are applied again; a run without the lock cannot know that they are not at work.
        if (diagnosis.History.Failed.Count > 0) ThrowIfFailed(diagnosis.History);
        if (diagnosis is { IsUnmanaged: true, History.Pending.Count: > 0 }) throw WithoutHistory(diagnosis.Database);
        if (diagnosis.History.Pending.FirstOrDefault(migration => !migration.HasScript) is { } missing)
            throw MigrationRunner.Missing(missing);
        ThrowIfContracting(diagnosis.Migrations, diagnosis.History);
        return diagnosis;
    }

    private static MigrationException WithoutHistory(string database) => new("P3005",
        $"The {database} holds tables, but no record of migrations.",
        "If its tables are those of the first migrations, mark each of these with `refract migrate "
            + "resolve --applied NAME` (a baseline). If what it holds may go, reset it.");

    /// <summary>
    /// Finishes, under the lock, what the history of a run that was cut off proves. A script that had run to its end is
    /// recorded as applied; one of which nothing was kept as rolled back, so that it is applied from the beginning.
    /// Without the lock either may be at work at this moment.
    /// </summary>
    /// <returns>The names of their migrations.</returns>
    private async Task<IReadOnlyList<string>> Settle(IMigrationDatabase database, CancellationToken ct)
    {
        if (!_settings.UseLock) return [];
        var names = new List<string>();
        foreach (var row in await ReadHistory(database, ct).ConfigureAwait(false))
        {
            if (row.IsDone) await database.History.MarkFinished(row.Id, ct).ConfigureAwait(false);
            else if (row.IsCutOff) await database.History.MarkRolledBack(row.Id, ct).ConfigureAwait(false);
            else continue;
            names.Add(row.Name);
        }
        return names;
    }

    /// <summary>Applies what is pending under a lock that is held.</summary>
    private async Task<IReadOnlyList<AppliedMigration>> ApplyPending(IMigrationDatabase database, MigrationSet set,
        CancellationToken ct)
    {
        var rows = await ReadHistory(database, ct).ConfigureAwait(false);
        var comparison = HistoryComparison.Of(set, rows);
        try
        {
            return await ApplyPending(database, set, comparison, ct).ConfigureAwait(false);
        }
        catch (MigrationException failure) when (comparison.IsOfAnotherProject && failure.Code is "P3009" or "P3018")
        {
            throw OfAnotherProject(failure, comparison);
        }
    }

    private async Task<IReadOnlyList<AppliedMigration>> ApplyPending(IMigrationDatabase database, MigrationSet set,
        HistoryComparison comparison, CancellationToken ct)
    {
        ThrowIfFailed(comparison);
        if (comparison.Pending.Count == 0) return [];
        if (!await database.History.Exists(ct).ConfigureAwait(false))
        {
            if (!IsEmpty(await Read(database, ct).ConfigureAwait(false)))
                throw WithoutHistory(database.Description);
            await database.History.Create(ct).ConfigureAwait(false);
        }
        return await new MigrationRunner(database, _settings.Progress)
            .Apply(comparison.Pending, set.Migrations, ct).ConfigureAwait(false);
    }

    /// <summary>What failed may be right, and the database the wrong one.</summary>
    private static MigrationException OfAnotherProject(MigrationException failure, HistoryComparison comparison)
    {
        var more = comparison.MissingOnDisk.Count - 1;
        var others = $"`{comparison.MissingOnDisk[0]}`"
            + (more > 0 ? string.Create(CultureInfo.InvariantCulture, $" and {more} more") : "");
        return new MigrationException(failure.Code,
            failure.Message + (failure.Message.Contains("\n\n", StringComparison.Ordinal) ? "\n" : "\n\n")
                + $"The database may be another project's: its history has {others}, which the folder lacks, and none "
                + "of the folder's migrations.",
            "If it is another project's, correct the URL. Otherwise:\n" + failure.Next, failure.InnerException);
    }

    private static bool IsEmpty(Relational.Catalog.DatabaseCatalog catalog) =>
        catalog.Tables.Count == 0 && catalog.Enums.Count == 0;

    private static void ThrowIfFailed(HistoryComparison comparison)
    {
        if (comparison.Failed.Concat(comparison.CutOff).FirstOrDefault() is not { } row) return;
        var begun = row.StartedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'",
            CultureInfo.InvariantCulture);
        if (row.IsHalfUndone)
            throw new MigrationException("P3009",
                $"The undo of the migration {row.Name} was begun and has not come to its end: parts of its "
                    + "down.sql may have taken effect.",
                "Look what is in the database. If all of the migration is there, run `refract migrate resolve "
                    + $"--applied {row.Name}`; if nothing of it is, run `refract migrate resolve --rolled-back "
                    + $"{row.Name}`.\nThen run this again.");
        if (row.AppliedSteps > 0)
            throw new MigrationException("P3009",
                $"The migration {row.Name} was begun at {begun} and its script ran to the end, but the "
                    + "process ended before that was written down.",
                $"Run `refract migrate resolve --applied {row.Name}`, then run this again.");
        if (row.IsCutOff)
            throw new MigrationException("P3009",
                $"The migration {row.Name} was begun at {begun} and has not finished: it is at work, or its "
                    + "process was killed and nothing of it was kept.",
                $"If no other run is at work, run `refract migrate resolve --rolled-back {row.Name}`, then "
                + "run this again.\n"
                + "With the lock, which PRISMA_SCHEMA_DISABLE_ADVISORY_LOCK turns off, this would have been "
                + "found out.");
        if (row.Logs is null)
            throw new MigrationException("P3009",
                $"The migration {row.Name} was begun at {begun} and never finished: the process was killed, "
                    + "lost its connection, or is still at work.",
                "Look whether its changes are in the database.\n"
                + $"If they are, run `refract migrate resolve --applied {row.Name}`; if not, run `refract "
                + $"migrate resolve --rolled-back {row.Name}`.\n"
                + "Then run this again.");
        throw new MigrationException("P3009",
            $"The migration {row.Name} failed at {begun}, so no other is applied.\n\n"
            + MigrationLog.Shown(row.Name, row.Logs),
            "Undo what it left behind, fix it, and run `refract migrate resolve --rolled-back "
            + $"{row.Name}`;\nor finish its work by hand and run "
            + $"`refract migrate resolve --applied {row.Name}`.\nThen run this again.");
    }
}
