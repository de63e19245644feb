using Refract.Migrate.Diff;
using Refract.Migrate.History;
using Refract.Relational.Contracts;
using Refract.Relational.Operations;

namespace Refract.Migrate.Engine;

public sealed partial class MigrationEngine
{
    /// <summary>
    /// Applies what is pending, compares the migrations with the schema and writes, and applies, a new migration for
    /// the difference. Stops with <see cref="DevResult.NeedsReset"/> when an applied migration was edited or is gone,
    /// or when the database has drifted.
    /// </summary>
    /// <exception cref="MigrationException">As for <see cref="Deploy"/> and <see cref="Diagnose"/>.</exception>
    public async Task<DevResult> Dev(DevOptions options, CancellationToken ct = default)
    {
        var schema = RequiredSchema;
        var set = RequiredMigrations.Load();
        ThrowIfUnusable(set);
        var (database, created) = await OpenOrCreate(ct).ConfigureAwait(false);
        await using var _ = database.ConfigureAwait(false);
        var held = await Lock(database, ct).ConfigureAwait(false);
        await using var __ = held.ConfigureAwait(false);
        var resumed = await Settle(database, ct).ConfigureAwait(false);
        var takenOver = await TakeOver(database, set, ct).ConfigureAwait(false);
        (RequiredMigrations as MigrationFolder)?.RemoveLeftovers();
        var shadow = await OpenShadow(ct).ConfigureAwait(false);
        await using var ___ = shadow.ConfigureAwait(false);

        // One shadow database serves both questions: first what the applied migrations give, then what all of them
        // give.
        var diagnosis = await WithDrift(await Look(database, set, ct).ConfigureAwait(false), database, shadow, ct)
            .ConfigureAwait(false);
        var result = new DevResult
        {
            Diagnosis = diagnosis, DatabaseCreated = created, Resumed = resumed, TakenOver = takenOver,
        };
        if (diagnosis.ResetReasons.Count > 0)
        {
            if (!options.AllowReset) return result with { NeedsReset = true };

            // Before anything is dropped: migrations that do not run from nothing would leave an empty database behind.
            await shadow.Clear(ct).ConfigureAwait(false);
            await TryReset(shadow, set, ct).ConfigureAwait(false);
            Report(MigrationStage.Resetting);
            await Empty(database, set, ct).ConfigureAwait(false);
            result = result with { WasReset = true };
        }

        // What the migrations give is asked of an empty database in their own order, also when one was merged in
        // between later.
        var applied = new List<AppliedMigration>();
        if (!result.WasReset && diagnosis.History.OutOfOrder.Count > 0)
        {
            await shadow.Clear(ct).ConfigureAwait(false);
            await Replay(shadow, set.Migrations, ct).ConfigureAwait(false);
        }
        else if (!result.WasReset) await Replay(shadow, diagnosis.History.Pending, ct).ConfigureAwait(false);
        applied.AddRange(await ApplyPending(database, set, ct).ConfigureAwait(false));
        result = result with { Applied = applied };
        if (options.Name is null) return result;

        var difference = Styled(
            await FromShadow(shadow, database, options.Renames, ct).ConfigureAwait(false), options, set);
        var creation = await Write(options, difference, database, shadow, ct).ConfigureAwait(false);
        result = result with { Created = creation };
        if (creation.Name is null || options.CreateOnly) return result;
        applied.AddRange(await ApplyPending(database, RequiredMigrations.Load(), ct).ConfigureAwait(false));
        return result with { Applied = [.. applied] };
    }

    /// <summary>
    /// Writes a migration for the difference between the migrations so far and the schema. Touches the database at hand
    /// only to look at its rows, and goes without when there is none.
    /// </summary>
    /// <exception cref="MigrationException"><c>P3006</c> a migration does not run on an empty database; <c>P3014</c> no
    /// shadow database can be had.</exception>
    public async Task<CreateMigrationResult> CreateMigration(DevOptions options, CancellationToken ct = default)
    {
        var set = RequiredMigrations.Load();
        ThrowIfUnusable(set);
        if (!HasShadow) return await CreateFromDatabase(options, set, ct).ConfigureAwait(false);
        var shadow = await OpenShadow(ct).ConfigureAwait(false);
        await using var _ = shadow.ConfigureAwait(false);
        await Replay(shadow, set.Migrations, ct).ConfigureAwait(false);
        var database = await TryOpen(ct).ConfigureAwait(false);
        if (database is null) return await Create(options, shadow, null, ct).ConfigureAwait(false);
        await using var __ = database.ConfigureAwait(false);
        return await Create(options, shadow, database, ct).ConfigureAwait(false);
    }

    private async Task<CreateMigrationResult> Create(DevOptions options, IMigrationDatabase shadow,
        IMigrationDatabase? database,
        CancellationToken ct)
    {
        var difference = Styled(
            await FromShadow(shadow, database, options.Renames, ct).ConfigureAwait(false), options,
            RequiredMigrations.Load());
        return difference.Script.IsEmpty && !options.AllowEmpty
            ? new CreateMigrationResult { Script = difference.Script }
            : await Write(options, difference, database, shadow, ct).ConfigureAwait(false);
    }

    private DiffResult Styled(DiffResult difference, DevOptions options, MigrationSet set) =>
        WithMarks(options.Online ? difference with
        {
            Script = _settings.Provider.SqlWriter.WriteOnline(difference.Operations, difference.From, difference.To),
        } : difference, RequiredSchema, set);

    private async Task<DiffResult> FromShadow(IMigrationDatabase shadow, IMigrationDatabase? database,
        IReadOnlyList<string> renames, CancellationToken ct)
    {
        var start = await shadow.Introspect(Scope.Compared, ct).ConfigureAwait(false);
        if (database is not null && Rules.RebuildsTables)
            start = UniqueConstraints.Mark(start, await database.Introspect(Scope.Compared, ct).ConfigureAwait(false));
        return await ToSchema(shadow, start, renames, ct).ConfigureAwait(false);
    }

    private async Task<CreateMigrationResult> Write(DevOptions options, DiffResult difference,
        IMigrationDatabase? database,
        IMigrationDatabase? shadow, CancellationToken ct)
    {
        var script = difference.Script;
        if (script.IsEmpty && !options.AllowEmpty && !options.CreateOnly)
            return new CreateMigrationResult { Script = script, InOtherOrder = difference.InOtherOrder };
        if (options.AsksForRenames && difference.Renames.Candidates.Count > 0)
            return new CreateMigrationResult { Script = script, Renames = difference.Renames, AsksForRenames = true };
        var set = RequiredMigrations.Load();
        var contractions = ContractionsOf(script, set);
        if (options.Contract && contractions.Count > 0)
            difference = difference with { Script = script = WithConsent(script, set) };
        if (database is not null && !options.CreateOnly)
        {
            await ThrowIfBreaking(database, script, MigrationRunner.TextsOf(set.Migrations), ct)
                .ConfigureAwait(false);
            await ThrowIfInTheWay(database, difference, ct).ConfigureAwait(false);
        }

        var warnings = database is null
            ? [] : await RiskAssessor.Assess(difference, database, ct).ConfigureAwait(false);
        var isRefused = !options.CreateOnly
            && (warnings.Any(warning => warning.IsCertainFailure) || warnings.Count > 0 && !options.AcceptDataLoss
                || contractions.Count > 0 && !options.Contract);
        DownScript? down = null;
        if (options.WithDown && !isRefused)
            down = await DownOf(difference, shadow ?? throw NoShadow(" A script that undoes is tried there, too."), ct)
                .ConfigureAwait(false);
        else if (!options.CreateOnly && shadow is not null) await Try(difference, shadow, ct).ConfigureAwait(false);
        if (isRefused)
            return new CreateMigrationResult
            {
                Script = script, Warnings = warnings, Renames = difference.Renames, IsRefused = true,
                Contractions = contractions,
            };
        if (RequiredMigrations is not MigrationFolder folder)
            throw new InvalidOperationException(
                "A new migration needs a folder; the engine was given migrations from elsewhere.");
        var name = MigrationName.For(_settings.Clock.GetUtcNow(), options.Name ?? "",
            set.Migrations is [.., var last] ? last.Name : null);
        var path = folder.Add(name, script.Text, Rules, down?.Text);
        return new CreateMigrationResult
        {
            Name = name, Path = path, Script = script, Warnings = warnings, Renames = difference.Renames,
            DownPath = down is null ? null : Path.Combine(Path.GetDirectoryName(path)!, MigrationFolder.DownName),
            NotRestored = down?.NotRestored ?? [], Contractions = contractions,
            InOtherOrder = difference.InOtherOrder,
            StoppedInserts = StoppedInserts(difference, set),
        };
    }

    /// <summary>
    /// What was made by hand in the database at hand is in no migration, so the comparison with the shadow database
    /// does not know of it.
    /// </summary>
    private async Task ThrowIfInTheWay(IMigrationDatabase database, DiffResult difference,
        CancellationToken ct)
    {
        var desired = Desired(RequiredSchema);
        var actual = await database.Introspect(Scope.Compared, ct).ConfigureAwait(false);
        actual = CatalogScope.Narrow(RenamedCatalog.After(actual, difference.Renames.Operations), desired,
            RequiredSchema);
        Obstacles.ThrowIfAny(CatalogDiffer.Diff(actual, CatalogScope.Carry(desired, actual, Rules), Rules),
            difference.Operations);
    }

    /// <summary>A migration that cannot run is not written: it would have to be deleted by hand.</summary>
    private static async Task Try(DiffResult difference, IMigrationDatabase shadow, CancellationToken ct)
    {
        Obstacles.ThrowIfAny(difference.Operations);
        try
        {
            await shadow.Execute(difference.Script.Body, ct).ConfigureAwait(false);
        }
        catch (ScriptFailedException exception)
        {
            throw new MigrationException("RFR3012",
                "The migration that the schema asks for does not run after the others: "
                + $"{exception.Message}. It was not written."
                + (exception.Statement is { } statement ? $"\n\n{statement}" : ""),
                exception.Next ?? "Change the schema, or write the migration with --create-only and edit it.",
                exception);
        }
    }
}
