using System.Text;
using Refract.Migrate.Diff;
using Refract.Migrate.History;
using Refract.Relational.Catalog;
using Refract.Relational.Contracts;
using Refract.Relational.Review;

namespace Refract.Migrate.Engine;

public sealed partial class MigrationEngine
{
    private const string SquashCode = "RFR3016";

    /// <summary>
    /// Puts one migration in the place of several. Its script is written from what they give, where that is all they
    /// do; otherwise their scripts stand in it one after another. Either is tried on a shadow database and has to give
    /// the same. The new folder is written first and the old ones go last, so that a squash that is cut off loses
    /// nothing; the next one finishes it. No database but the shadow is touched.
    /// </summary>
    /// <exception cref="MigrationException">
    /// <c>RFR3016</c> there is nothing to squash, or the new script does not give the same; <c>P3006</c> a migration
    /// does not run on an empty database; <c>P3014</c> no shadow database can be had.
    /// </exception>
    public async Task<SquashResult> Squash(SquashOptions options, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (RequiredMigrations is not MigrationFolder folder)
            throw new InvalidOperationException("A squash needs a folder; the engine was given other migrations.");
        folder.RemoveLeftovers();
        var set = folder.Load();
        ThrowIfForAnotherDatabase(set);
        if (set.Migrations.FirstOrDefault(migration => migration.Replaces.Any(old => set.Find(old.Name) is not null))
            is { } begun) return Finish(begun, set, folder);
        var replaced = SquashRange.Of(set, options.Until);
        var name = SquashRange.NameOf(set, replaced, options.Name);
        var shadow = await OpenShadow(ct).ConfigureAwait(false);
        await using var _ = shadow.ConfigureAwait(false);
        await Replay(shadow, replaced, ct).ConfigureAwait(false);
        var given = await shadow.IntrospectAll(Scope.Compared, ct).ConfigureAwait(false);
        var kept = await More(shadow, given, replaced, ct).ConfigureAwait(false);
        string? script = null;
        if (kept.Count == 0)
        {
            var start = new DatabaseCatalog { DefaultNamespace = given.DefaultNamespace };
            script = Compare(start, CatalogScope.Named(given, given)).Script.Body + MarksOf(replaced);
            if (await Differs(shadow, script, given, ct).ConfigureAwait(false) is { } why)
                (script, kept) = (null, [why]);
        }

        if (script is null)
        {
            script = OneAfterAnother(replaced);
            if (await Differs(shadow, script, given, ct).ConfigureAwait(false) is { } why)
                throw new MigrationException(SquashCode,
                    "The scripts one after another do not give what the migrations give. Nothing was changed."
                        + "\n\n" + why,
                    "Squash fewer of them with --until NAME.");
        }

        var path = folder.Add(name, SquashHeader.Write(replaced) + script, Rules);
        foreach (var migration in replaced) folder.Remove(migration.Name);
        return new SquashResult(name, path, [.. replaced.Select(migration => migration.Name)]) { Kept = kept };
    }

    private static SquashResult Finish(MigrationFile begun, MigrationSet set, MigrationFolder folder)
    {
        var left = begun.Replaces.Where(old => set.Find(old.Name) is not null).ToArray();
        foreach (var (name, checksum) in left)
            if (!set.Find(name)!.Matches(checksum))
                throw new MigrationException(SquashCode,
                    $"The squash into {begun.Name} was cut off, and {name} was changed since. Nothing was deleted.",
                    $"Delete the folder of {begun.Name} to squash again, or that of {name} if its change may go.");
        foreach (var (name, _) in left) folder.Remove(name);
        return new SquashResult(begun.Name, Path.Combine(folder.Path, begun.Name, MigrationFolder.ScriptName),
            [.. begun.Replaces.Select(old => old.Name)]) { WasResumed = true };
    }

    /// <summary>What migrations do that is not in the catalog that they give: rows, functions, rights.</summary>
    private async Task<List<string>> More(IMigrationDatabase shadow, DatabaseCatalog given,
        IReadOnlyList<MigrationFile> migrations, CancellationToken ct)
    {
        var found = migrations.SelectMany(migration => _settings.Provider.Unseen(migration.Text)
            .Select(statement => $"{migration.Name}: {statement}")).ToList();
        foreach (var table in given.Tables)
            if (await shadow.RowProbe.CountRows(table.Namespace, table.Name, ct).ConfigureAwait(false) > 0)
                found.Add($"They leave rows in `{table.QualifiedName}`.");
        foreach (var thing in given.LeftOut)
            found.Add($"They make what the schema language has no words for: {thing.Kind} {thing.Name}".TrimEnd());
        return found;
    }

    /// <summary>What no program uses any more is in no catalog.</summary>
    private static string MarksOf(IReadOnlyList<MigrationFile> migrations)
    {
        var marks = RetiredParts.Of(MigrationRunner.TextsOf(migrations)).All
            .Select(part => RetiredParts.Mark(part, isUsed: false)).ToArray();
        return marks.Length == 0 ? "" : $"\n-- {RetiredParts.StepName}\n{string.Join('\n', marks)}\n";
    }

    private static string OneAfterAnother(IReadOnlyList<MigrationFile> migrations)
    {
        var text = new StringBuilder();
        foreach (var migration in migrations)
            text.Append("-- Migration ").Append(migration.Name).Append('\n')
                .Append(migration.Text.ReplaceLineEndings("\n").TrimEnd()).Append("\n\n");
        return text.ToString().TrimEnd() + "\n";
    }

    /// <summary>
    /// Runs a script on the emptied shadow database; why what it gives is not what is wanted, or null when it is.
    /// </summary>
    private async Task<string?> Differs(IMigrationDatabase shadow, string script, DatabaseCatalog wanted,
        CancellationToken ct)
    {
        await shadow.Clear(ct).ConfigureAwait(false);
        try
        {
            await shadow.Execute(script, ct).ConfigureAwait(false);
        }
        catch (ScriptFailedException failure)
        {
            return $"It does not run{PlaceOf(failure)}: {failure.Message}.";
        }

        var given = await shadow.IntrospectAll(Scope.Compared, ct).ConfigureAwait(false);
        foreach (var step in CatalogDiffer.Diff(given, wanted, Rules, ComparedParts.All)
            .Concat(CatalogDiffer.Diff(wanted, given, Rules, ComparedParts.All)))
            return $"There is a difference that would need: {step.GetType().Name}.";
        if (wanted.LeftOut.Except(given.LeftOut).Concat(given.LeftOut.Except(wanted.LeftOut)).FirstOrDefault()
            is { } thing) return $"There is a difference in what the schema cannot say: {thing.Kind} {thing.Name}";
        return wanted.Tables.Join(given.Tables, table => table.QualifiedName, table => table.QualifiedName,
            (table, other) => (table, other)).Where(pair => !IsAlike(pair.table, pair.other))
            .Select(pair => $"Columns of `{pair.table.QualifiedName}` differ in what the schema cannot say.")
            .FirstOrDefault();
    }

    private static bool IsAlike(CatalogTable a, CatalogTable b) => a.Columns.All(column =>
        b.FindColumn(column.Name) is { } other && column.Collation == other.Collation
        && column.Storage == other.Storage && column.IsIdentity == other.IsIdentity && column.Domain == other.Domain
        && column.IsGenerated == other.IsGenerated && column.DefaultSql == other.DefaultSql);

    /// <summary>
    /// Writes, under the lock, the migrations of a squash into the history of a database that has all that they took
    /// the place of.
    /// </summary>
    /// <returns>The names of those migrations.</returns>
    private static async Task<IReadOnlyList<string>> TakeOver(IMigrationDatabase database, MigrationSet set,
        CancellationToken ct)
    {
        var rows = await ReadHistory(database, ct).ConfigureAwait(false);
        var comparison = HistoryComparison.Of(set, rows);
        foreach (var migration in comparison.Pending.Where(migration => migration.Replaces.Count > 0))
        {
            var old = migration.Replaces.Select(replaced => replaced.Name).ToHashSet(StringComparer.Ordinal);
            if (comparison.TakenOver.Contains(migration))
                await database.History.Replace([.. rows.Where(row => old.Contains(row.Name)).Select(row => row.Id)],
                    migration.Name, migration.Checksum, ct).ConfigureAwait(false);
            else if (rows.Any(row => row.IsApplied && old.Contains(row.Name)))
                throw new MigrationException(SquashCode,
                    $"The database has some, and not all, of the migrations that {migration.Name} took the place of.",
                    "Apply the others first, from the version before the squash, then run this again. If the database "
                        + $"has all of them by other ways, run `refract migrate resolve --applied {migration.Name}`.");
        }

        return [.. comparison.TakenOver.Select(migration => migration.Name)];
    }
}
