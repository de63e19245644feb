using Refract.Migrate.History;
using Refract.Migrate.Renames;
using Refract.Relational.Catalog;
using Refract.Relational.Contracts;
using Refract.Relational.Operations;

namespace Refract.Migrate.Engine;

public sealed partial class MigrationEngine
{
    /// <summary>
    /// Undoes the migrations that were applied last, by their <c>down.sql</c>, after trying that on a shadow database.
    /// The history keeps them as rolled back, so that they are pending again; their folders stay.
    /// </summary>
    /// <exception cref="MigrationException">
    /// <c>P1003</c> no such database; <c>P3009</c> a migration failed before; <c>RFR3015</c> a migration cannot be
    /// undone; <c>P3018</c> a script fails now.
    /// </exception>
    public async Task<UndoResult> Undo(UndoOptions options, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var set = RequiredMigrations.Load();
        ThrowIfUnusable(set);
        var database = await Open(ct).ConfigureAwait(false);
        await using var _ = database.ConfigureAwait(false);
        var held = await Lock(database, ct).ConfigureAwait(false);
        await using var __ = held.ConfigureAwait(false);
        await Settle(database, ct).ConfigureAwait(false);
        var rows = await ReadHistory(database, ct).ConfigureAwait(false);
        ThrowIfFailed(HistoryComparison.Of(set, rows));
        var applied = rows.Where(row => row.IsApplied).ToArray();
        var undone = UndoTargets.Of(applied, set, options);
        var difference = await TryUndo(set, applied, undone, ct).ConfigureAwait(false);
        var warnings = await RiskAssessor.Assess(difference, database, ct).ConfigureAwait(false);
        var result = new UndoResult(database.Description,
            [.. undone.Select(target => target.Row.Name)], warnings, true);
        if (warnings.Any(warning => warning.IsCertainFailure) || warnings.Count > 0 && !options.AcceptDataLoss)
            return result with { IsDone = false };
        var known = MigrationRunner.TextsOf(set.Migrations);
        foreach (var (row, migration) in undone)
        {
            Report(MigrationStage.UndoingMigration, row.Name);
            await Undo(database, row, migration.Down!, known, ct).ConfigureAwait(false);
        }

        return result;
    }

    /// <summary>
    /// Runs the scripts on a shadow database that has what the database has had, and requires that they lead to what
    /// the migrations that stay give.
    /// </summary>
    /// <returns>The way back, for its risks.</returns>
    private async Task<DiffResult> TryUndo(MigrationSet set, IReadOnlyList<MigrationRecord> applied,
        IReadOnlyList<(MigrationRecord Row, MigrationFile Migration)> undone, CancellationToken ct)
    {
        var names = applied.Select(row => row.Name).ToHashSet(StringComparer.Ordinal);
        var gone = undone.Select(target => target.Row.Name).ToHashSet(StringComparer.Ordinal);
        var shadow = await OpenShadow(ct).ConfigureAwait(false);
        await using var _ = shadow.ConfigureAwait(false);
        await Replay(shadow, [.. set.Migrations.Where(migration => names.Contains(migration.Name))], ct)
            .ConfigureAwait(false);
        var start = await shadow.Introspect(Scope.Compared, ct).ConfigureAwait(false);
        foreach (var (row, migration) in undone)
        {
            try
            {
                await shadow.Execute(migration.Down!, ct).ConfigureAwait(false);
            }
            catch (ScriptFailedException failure)
            {
                throw new MigrationException("RFR3015",
                    $"The {MigrationFolder.DownName} of {row.Name} does not run on a shadow database: it "
                        + $"fails{PlaceOf(failure)}: {failure.Message}. Nothing was undone.",
                    "Correct the script, then run this again.", failure);
            }
        }

        var arrived = await shadow.Introspect(Scope.Compared, ct).ConfigureAwait(false);
        await shadow.Clear(ct).ConfigureAwait(false);
        await Replay(shadow, [.. set.Migrations.Where(migration =>
            names.Contains(migration.Name) && !gone.Contains(migration.Name))], ct).ConfigureAwait(false);
        var wanted = await shadow.Introspect(Scope.Compared, ct).ConfigureAwait(false);
        var left = Between(arrived, wanted, []).Script;
        if (!left.IsEmpty)
            throw new MigrationException("RFR3015",
                "The down scripts do not lead back to what the migrations that stay give. Nothing was undone.\n\n"
                    + $"This would be left:\n{left.Body.TrimEnd()}",
                "Correct the down.sql of the migrations that are to be undone, then run this again.");
        var renames = RenamesIn(string.Concat(undone.Select(target => target.Migration.Down + "\n")), start, wanted);
        return Between(await _settings.Provider.Rename(start, renames, ct).ConfigureAwait(false), wanted, renames);
    }

    /// <summary>
    /// The renames that scripts make, as far as they are written as ours are: a way back that renames loses nothing.
    /// Names that are on both sides may go round, or be given to something else.
    /// </summary>
    private List<RenameOperation> RenamesIn(string scripts, DatabaseCatalog from, DatabaseCatalog to)
    {
        var found = new List<RenameOperation>();
        var owners = new List<(QualifiedName Old, QualifiedName New)>();
        if (!scripts.Contains(" RENAME ", StringComparison.Ordinal)) return found;
        foreach (var isPart in (bool[])[false, true])
        {
            var changed = new ChangedParts(RenamedCatalog.After(from, found), to, Rules);
            var kept = changed.Kept().Where(part => IsNamed(part.From)).ToArray();
            var pairs = from gone in changed.Gone().Concat(kept.Select(part => part.From))
                from fresh in changed.New().Concat(kept.Select(part => part.To))
                where gone.Kind == fresh.Kind && (gone.Name is not null) == isPart && gone != fresh
                    && (!isPart || gone.Owner == fresh.Owner)
                select (Gone: gone, Fresh: fresh, Rename: RenameResolver.Operation(gone, fresh));
            var made = pairs.ToArray().Where(pair => IsMade(pair.Rename)).ToList();
            // A name that stays where it is cannot be taken.
            while (made.RemoveAll(pair => kept.Any(part => part.To == pair.Fresh)
                && !made.Exists(other => kept.Any(part => part.To == pair.Fresh && part.From == other.Gone))) > 0)
            {
            }

            if (!isPart) owners.AddRange(made.Select(pair => (pair.Gone.Owner, pair.Fresh.Owner)));
            found.AddRange(RenameOrder.Of([.. made.Select(pair => pair.Rename)], from.DefaultNamespace));
        }

        return found;

        // The name of a table or column is quoted the same way in both databases.
        bool IsNamed(RenamablePart part)
        {
            var name = $"\"{(part.Name ?? part.Owner.Name).Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
            return scripts.Contains(name + " TO ", StringComparison.Ordinal)
                || scripts.Contains(name + " RENAME TO ", StringComparison.Ordinal)
                || scripts.Contains($"TO {name};", StringComparison.Ordinal);
        }

        // The name between two steps is made of either name: a script that leads back takes the steps in reverse.
        bool IsMade(RenameOperation rename) => Has(rename) || IsInSteps(RenameOrder.ByAnotherName(rename))
            || IsInSteps(RenameOrder.ByAnotherName(rename.Reversed) is var (away, back)
                ? (back.Reversed, away.Reversed) : default);

        bool IsInSteps((RenameOperation First, RenameOperation Second) steps) => Has(steps.First) && Has(steps.Second);

        // What is inside a table may be renamed before the table is.
        bool Has(RenameOperation rename) => Writes(rename) || owners.Exists(owner => rename switch
        {
            RenameColumn column => column.Table == owner.New && Writes(column with { Table = owner.Old }),
            RenameEnumValue value => value.Enum == owner.New && Writes(value with { Enum = owner.Old }),
            _ => false,
        });

        bool Writes(RenameOperation rename) =>
            _settings.Provider.SqlWriter.Write([rename], from, to).Steps is [{ Sql: { Length: > 0 } sql }]
            && scripts.Contains(sql, StringComparison.Ordinal);
    }

    private static async Task Undo(IMigrationDatabase database, MigrationRecord row, string script,
        IReadOnlyList<string> known, CancellationToken ct)
    {
        var isWhole = database.RecordsEndWithScript(script);
        if (!isWhole) await database.History.Note(row.Id, MigrationRecord.UndoBegun, ct).ConfigureAwait(false);
        try
        {
            await database.Apply(script, row.Id, ScriptEnd.Undone, known, ct).ConfigureAwait(false);
        }
        catch (ScriptFailedException failure)
        {
            if (!isWhole && failure.IsRolledBack)
                await database.History.Note(row.Id, null, CancellationToken.None).ConfigureAwait(false);
            throw new MigrationException("P3018",
                $"The {MigrationFolder.DownName} of {row.Name} failed{PlaceOf(failure)}: {failure.Message}. "
                    + (failure.IsRolledBack ? "Nothing of it was kept." : "Statements before that may have been kept."),
                failure.IsRolledBack ? "Correct the script or what stood in its way, then run this again."
                    : "Finish or undo by hand what is there, then say which: `refract migrate resolve --rolled-back "
                        + $"{row.Name}` or `refract migrate resolve --applied {row.Name}`.", failure);
        }
    }
}
