using Refract.Migrate.Diff;
using Refract.Migrate.History;
using Refract.Relational.Contracts;

namespace Refract.Migrate.Engine;

public sealed partial class MigrationEngine
{
    /// <summary>Compares migrations and history. Changes nothing and needs no shadow database.</summary>
    public async Task<MigrationDiagnosis> Status(CancellationToken ct = default)
    {
        var set = RequiredMigrations.Load();
        ThrowIfUnusable(set);
        if (await TryOpen(ct).ConfigureAwait(false) is not { } database) return WithoutDatabase(set);
        await using var _ = database.ConfigureAwait(false);
        return await Look(database, set, ct).ConfigureAwait(false);
    }

    /// <summary>
    /// Compares migrations, history and the database itself, by trying the applied migrations on a shadow database.
    /// Changes nothing.
    /// </summary>
    /// <exception cref="MigrationException"><c>P3006</c> a migration does not run on an empty database; <c>P3014</c> no
    /// shadow database can be had.</exception>
    public async Task<MigrationDiagnosis> Diagnose(CancellationToken ct = default)
    {
        var set = RequiredMigrations.Load();
        ThrowIfUnusable(set);
        if (await TryOpen(ct).ConfigureAwait(false) is not { } database) return WithoutDatabase(set);
        await using var _ = database.ConfigureAwait(false);
        var diagnosis = await Look(database, set, ct).ConfigureAwait(false);
        var shadow = await OpenShadow(ct).ConfigureAwait(false);
        await using var __ = shadow.ConfigureAwait(false);
        return await WithDrift(diagnosis, database, shadow, ct).ConfigureAwait(false);
    }

    private async Task<MigrationDiagnosis> Look(IMigrationDatabase database, MigrationSet set, CancellationToken ct)
    {
        var hasHistory = await database.History.Exists(ct).ConfigureAwait(false);
        var rows = await ReadHistory(database, ct).ConfigureAwait(false);
        var history = HistoryComparison.Of(set, rows);
        var isUnmanaged = !hasHistory && !IsEmpty(await Read(database, ct).ConfigureAwait(false));
        return new MigrationDiagnosis
        {
            Database = database.Description, DatabaseExists = true, HasHistory = hasHistory, IsUnmanaged = isUnmanaged,
            Migrations = set,
            Records = rows,
            History = history, ResetReasons = [.. Reasons(history)],
        };
    }

    /// <summary>Applies to an empty shadow database what the database has had, and compares the two.</summary>
    private async Task<MigrationDiagnosis> WithDrift(MigrationDiagnosis diagnosis, IMigrationDatabase database,
        IMigrationDatabase shadow,
        CancellationToken ct)
    {
        await Replay(shadow, diagnosis.History.Applied, ct).ConfigureAwait(false);
        var expected = await shadow.Introspect(Scope.Compared, ct).ConfigureAwait(false);
        var actual = await Read(database, ct).ConfigureAwait(false);
        (expected, actual) = CatalogScope.NarrowBoth(expected, actual, _settings.Schema, Rules);
        var drift = Compare(expected, actual).Script;
        return diagnosis with
        {
            Drift = drift,
            ResetReasons = drift.IsEmpty ? diagnosis.ResetReasons
                : [.. diagnosis.ResetReasons,
                    "The database is not in the state that the applied migrations give (drift)."],
        };
    }

    private async Task<IMigrationDatabase> OpenShadow(CancellationToken ct)
    {
        if (!HasShadow) throw NoShadow("");
        Report(MigrationStage.PreparingShadow);
        var server = _settings.ShadowServer?.WithSchema(_settings.Url.Schema ?? "public") ?? _settings.Url;
        return await _settings.Provider.OpenShadow(server, _settings.ShadowUrl, ct).ConfigureAwait(false);
    }

    /// <param name="shadow">A shadow database.</param>
    /// <param name="migrations">What is applied to it, in this order.</param>
    /// <param name="ct">Ends it.</param>
    /// <param name="explain">
    /// What a failure means; without it, that the migrations do not build the database from nothing.
    /// </param>
    private async Task Replay(IMigrationDatabase shadow, IReadOnlyList<MigrationFile> migrations, CancellationToken ct,
        Func<MigrationFile, ScriptFailedException, MigrationException>? explain = null)
    {
        foreach (var migration in migrations)
        {
            if (!migration.HasScript) throw MigrationRunner.Missing(migration);
            Report(MigrationStage.ReplayingMigration, migration.Name);
            try
            {
                await shadow.Execute(migration.Text, ct).ConfigureAwait(false);
            }
            catch (ScriptFailedException exception)
            {
                throw (explain ?? NotFromNothing)(migration, exception);
            }
        }
    }

    private static MigrationException NotFromNothing(MigrationFile migration, ScriptFailedException failure) =>
        new("P3006",
            $"The migration {migration.Name} does not run on an empty (shadow) database: it "
                + $"fails{PlaceOf(failure)}: {failure.Message}.",
            (failure.Next is { } remedy ? remedy + " " : "")
                + "The migrations must build the database from nothing. Fix the script, or the "
                + "order of the migrations.", failure);

    private static string PlaceOf(ScriptFailedException failure) =>
        failure.Line is { } line ? $" at line {line}" : "";

    private async Task<IMigrationDatabase?> TryOpen(CancellationToken ct)
    {
        try
        {
            return await Open(ct).ConfigureAwait(false);
        }
        catch (MigrationException exception) when (exception.Code == "P1003")
        {
            return null;
        }
    }

    private MigrationDiagnosis WithoutDatabase(MigrationSet set) => new()
    {
        Database = _settings.Url.Masked, DatabaseExists = false, HasHistory = false, Migrations = set, Records = [],
        History = HistoryComparison.Of(set, []), ResetReasons = [],
    };

    private static IEnumerable<string> Reasons(HistoryComparison history)
    {
        foreach (var name in history.Edited) yield return $"The migration {name} was changed after it was applied.";
        foreach (var name in history.MissingOnDisk)
            yield return $"The migration {name} was applied to the database, but it is not in the folder.";
        foreach (var row in history.Failed) yield return row.IsHalfUndone
            ? $"The undo of the migration {row.Name} was begun and never finished." : row.Logs is null
            ? $"The migration {row.Name} was begun and never finished." : $"The migration {row.Name} failed.";
    }
}
