using Refract.Relational.Contracts;

namespace Refract.Migrate.History;

/// <summary>What the migrations that there are and the database's history say of one another.</summary>
public sealed record HistoryComparison
{
    /// <summary>
    /// Migrations that the database does not have yet, in order; declared rolled back counts as not there.
    /// </summary>
    public required IReadOnlyList<MigrationFile> Pending { get; init; }

    /// <summary>Migrations that are there on both sides, in order.</summary>
    public required IReadOnlyList<MigrationFile> Applied { get; init; }

    /// <summary>Names of applied migrations whose script is no longer the one that was applied.</summary>
    public required IReadOnlyList<string> Edited { get; init; }

    /// <summary>
    /// Pending migrations that took the place of others by a squash, and whose others are all in the database: the next
    /// run writes that into the history without running them.
    /// </summary>
    public required IReadOnlyList<MigrationFile> TakenOver { get; init; }

    /// <summary>
    /// Names of migrations that the database has and the folder has not, those aside that a squash put another in the
    /// place of.
    /// </summary>
    public required IReadOnlyList<string> MissingOnDisk { get; init; }

    /// <summary>
    /// Rows of runs that are at work, or were cut off before anything of the script was kept. Their migrations are
    /// pending: the next run applies them from the beginning.
    /// </summary>
    public required IReadOnlyList<MigrationRecord> CutOff { get; init; }

    /// <summary>
    /// Rows that were begun and neither finished nor declared rolled back, and of whose scripts something may have been
    /// kept; also those of migrations that were being undone when that was cut off.
    /// </summary>
    public required IReadOnlyList<MigrationRecord> Failed { get; init; }

    /// <summary>Pending migrations that sort before one that is applied: they were merged in later.</summary>
    public required IReadOnlyList<string> OutOfOrder { get; init; }

    /// <summary>
    /// True when the database has migrations and none of them is in the folder: it may be another project's.
    /// </summary>
    public bool IsOfAnotherProject => Applied.Count == 0 && MissingOnDisk.Count > 0;

    /// <summary>Compares a set with a history's rows.</summary>
    public static HistoryComparison Of(MigrationSet set, IReadOnlyList<MigrationRecord> rows)
    {
        ArgumentNullException.ThrowIfNull(set);
        var applied = rows.Where(row => row.IsApplied).GroupBy(row => row.Name)
            .ToDictionary(group => group.Key, group => group.Last());
        var failed = rows.Where(row => row is { IsFailed: true, IsCutOff: false } or { IsHalfUndone: true }).ToArray();
        var pending = set.Migrations.Where(migration => !applied.ContainsKey(migration.Name)).ToArray();
        var takenOver = pending.Where(migration => migration.Replaces.Count > 0
            && migration.Replaces.All(old => applied.ContainsKey(old.Name))).ToArray();
        var replaced = takenOver.SelectMany(migration => migration.Replaces).Select(old => old.Name)
            .ToHashSet(StringComparer.Ordinal);
        var last = applied.Keys.Where(name => set.Find(name) is not null).Max(StringComparer.Ordinal);
        return new HistoryComparison
        {
            Pending = pending,
            Applied = [.. set.Migrations.Where(migration => applied.ContainsKey(migration.Name))],
            Edited = [.. set.Migrations.Where(migration => applied.TryGetValue(migration.Name, out var row)
                && !migration.Matches(row.Checksum))
                .Select(migration => migration.Name)],
            MissingOnDisk =
                [.. rows.Where(row => row is { RolledBackAt: null, IsCutOff: false } && set.Find(row.Name) is null
                    && !replaced.Contains(row.Name))
                    .Select(row
                => row.Name).Distinct()],
            TakenOver = takenOver,
            CutOff = [.. rows.Where(row => row.IsCutOff)],
            Failed = failed,
            OutOfOrder = [.. pending.Where(migration => last is not null
                && string.CompareOrdinal(migration.Name, last) < 0).Select(migration => migration.Name)],
        };
    }
}
