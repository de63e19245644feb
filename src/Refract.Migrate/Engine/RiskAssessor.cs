using System.Globalization;
using Refract.Relational.Contracts;
using Refract.Relational.Operations;

namespace Refract.Migrate.Engine;

/// <summary>
/// Turns risks into warnings by looking at the rows: a column that is dropped while it is empty is no loss.
/// </summary>
internal static class RiskAssessor
{
    /// <param name="difference">What is to be done.</param>
    /// <param name="database">The database, before it is done.</param>
    /// <param name="ct">Ends it.</param>
    public static async Task<IReadOnlyList<DataWarning>> Assess(DiffResult difference, IMigrationDatabase database,
        CancellationToken ct)
    {
        var warnings = new List<DataWarning>();
        foreach (var risk in difference.Script.Risks)
        {
            if (risk is { Kind: DataRiskKind.TypeNarrowed, NewType: { } type })
            {
                var before = BeforeRenames(risk, difference.Renames.Reversed);
                var misfits = await database.RowProbe.CountMisfits(before.Table.Namespace, before.Table.Name,
                    before.Columns[0], type, ct).ConfigureAwait(false);
                if (misfits.Failing > 0) warnings.Add(Misfits(risk, misfits.Failing, fails: true));
                if (misfits.Losing > 0) warnings.Add(Misfits(risk, misfits.Losing, fails: false));
                continue;
            }

            if (risk.Kind == DataRiskKind.UniqueAdded && NewColumns.Of(difference.Operations, risk.Table) is { } added
                && risk.Columns.Any(added.Has))
            {
                var same = await CountSame(BeforeRenames(risk, difference.Renames.Reversed), added, database, ct)
                    .ConfigureAwait(false);
                if (same > 0) warnings.Add(Describe(risk, same));
                continue;
            }

            var count = await Count(BeforeRenames(risk, difference.Renames.Reversed), database, ct)
                .ConfigureAwait(false);
            if (count > 0) warnings.Add(Describe(risk, count));
        }

        return [.. warnings.Select(warning => warning with
        {
            Message = OldNames(warning.Message, difference.Renames.Gone),
        })];
    }

    /// <summary>What goes under a name of its own is called as the database calls it.</summary>
    private static string OldNames(string message, IReadOnlyList<RenameOperation> gone) =>
        gone.Aggregate(message, (text, rename) => rename switch
        {
            RenameTable table => text.Replace($"`{table.To.Name}`", $"`{table.From.Name}`", StringComparison.Ordinal),
            RenameColumn column => text.Replace($"`{column.To}`", $"`{column.From}`", StringComparison.Ordinal),
            _ => text,
        });

    /// <summary>
    /// The duplicates of a unique index on a column that is new, in which every row has the default: the other columns
    /// alone tell the rows apart. One that is null, or another value in each row, makes no duplicates.
    /// </summary>
    private static async Task<long> CountSame(DataRisk risk, NewColumns added, IMigrationDatabase database,
        CancellationToken ct)
    {
        if (risk.Columns.Any(added.DiffersInRows)) return 0;
        var (ns, table) = (risk.Table.Namespace, risk.Table.Name);
        var others = risk.Columns.Where(column => !added.Has(column)).ToArray();
        if (others.Length > 0)
            return await database.RowProbe.CountDuplicates(ns, table, others, null, ct).ConfigureAwait(false);
        return await database.RowProbe.CountRows(ns, table, ct).ConfigureAwait(false) > 1 ? 1 : 0;
    }

    /// <summary>The risk under the names that the database has before the change.</summary>
    private static DataRisk BeforeRenames(DataRisk risk, IReadOnlyList<RenameOperation> back)
    {
        foreach (var operation in back)
            risk = operation switch
            {
                RenameTable rename when rename.From == risk.Table => risk with { Table = rename.To },
                RenameColumn rename when rename.Table == risk.Table => risk with
                {
                    Columns = [.. risk.Columns.Select(column => column == rename.From ? rename.To : column)],
                },
                _ => risk,
            };
        return risk;
    }

    private static async Task<long> Count(DataRisk risk, IMigrationDatabase database, CancellationToken ct)
    {
        var (ns, table, rows) = (risk.Table.Namespace, risk.Table.Name, database.RowProbe);
        switch (risk.Kind)
        {
            case DataRiskKind.TableDropped or DataRiskKind.RequiredColumnAdded:
                return await rows.CountRows(ns, table, ct).ConfigureAwait(false);
            case DataRiskKind.ColumnMadeRequired:
                return await rows.CountNull(ns, table, risk.Columns[0], ct).ConfigureAwait(false);
            case DataRiskKind.UniqueAdded or DataRiskKind.PrimaryKeyChanged:
                return await rows.CountDuplicates(ns, table, risk.Columns, risk.Condition, ct).ConfigureAwait(false);
            case DataRiskKind.EnumValuesRemoved:
                return await rows.CountValues(ns, table, risk.Columns[0], risk.Values, ct).ConfigureAwait(false);
            default:
                return await rows.CountNonNull(ns, table, risk.Columns[0], ct).ConfigureAwait(false);
        }
    }

    private static DataWarning Misfits(DataRisk risk, long count, bool fails)
    {
        var number = count.ToString(CultureInfo.InvariantCulture);
        var values = count == 1 ? "1 row has a value" : number + " rows have values";
        return new DataWarning(risk, count, $"{risk.Message} {values} in it that "
            + (fails ? $"{(count == 1 ? "does" : "do")} not fit: change {(count == 1 ? "it" : "them")} first."
                : $"{(count == 1 ? "does" : "do")} not stay the same."), fails);
    }

    private static DataWarning Describe(DataRisk risk, long count)
    {
        var number = count.ToString(CultureInfo.InvariantCulture);
        var rows = count == 1 ? "1 row" : number + " rows";
        var (found, fails) = risk.Kind switch
        {
            DataRiskKind.TableDropped => ($"It holds {rows}.", false),
            DataRiskKind.ColumnDropped or DataRiskKind.ColumnRecreated =>
                ($"{rows} {(count == 1 ? "has" : "have")} a value in it.", false),
            DataRiskKind.RequiredColumnAdded =>
                ($"The table holds {rows}: give the column a default, or make it optional first.", true),
            DataRiskKind.ColumnMadeRequired =>
                ($"{rows} {(count == 1 ? "has" : "have")} none: fill the column first.", true),
            DataRiskKind.UniqueAdded or DataRiskKind.PrimaryKeyChanged
                => ($"{(count == 1 ? "1 value stands" : number + " values stand")} in more than one row: "
                    + "remove the duplicates first.",
                    true),
            _ => ($"{rows} {(count == 1 ? "holds" : "hold")} such a value: change them first.", true),
        };
        return new DataWarning(risk, count, $"{risk.Message} {found}", fails);
    }
}
