using Refract.Relational.Contracts;

namespace Refract.Migrate.Tests.Journeys;

/// <summary>What of the rows must be there after a change.</summary>
internal sealed class Survival(RandomChange change, IMigrationDatabase database)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async Task Check()
    {
        foreach (var (_, model) in change.Models())
            (await database.RowProbe.CountValues(model.Namespace, model.Table, model.KeyColumn,
                [.. Enumerable.Range(1, 3).Select(row => model.KeyValue(row).Trim('\''))], Ct))
                .ShouldBe(3, model.Table);
        var rows = new RandomRows(change.Before);
        foreach (var (old, model, field) in change.Survivors())
        {
            var found = await database.RowProbe.CountNonNull(model.Namespace, model.Table, field.Column, Ct);
            // A rebuild on SQLite fills nulls with the default of a column that becomes required.
            found.ShouldBeInRange(old.IsOptional ? 2 : 3, 3, $"{model.Table}.{field.Column}");
            if (old.Type is { IsPlain: true } && field.Type is { IsPlain: true } && !old.IsList)
                (await database.RowProbe.CountValues(model.Namespace, model.Table, field.Column,
                    [.. Enumerable.Range(1, 2).Select(row => rows.ValueOf(old, row).Trim('\''))], Ct))
                    .ShouldBe(2, $"{model.Table}.{field.Column}");
        }

        foreach (var relation in change.After.Relations)
            if (change.Before.Relations.Exists(old => old.Id == relation.Id))
            {
                var model = change.After.Model(relation.Source);
                var column = change.After.Scalars(relation).First().Name;
                (await database.RowProbe.CountNonNull(model.Namespace, model.Table, column, Ct))
                    .ShouldBeInRange(2, 3, $"{model.Table}.{column}");
            }

        foreach (var (_, join) in change.Joins()) await ShouldBeJoined(join);
    }

    /// <summary>The order of a table's columns is that of the models' names, and may have changed.</summary>
    private async Task ShouldBeJoined(RandomJoin join)
    {
        var rows = new RandomRows(change.After);
        var ((ns, table), (a, b)) = (rows.TableOf(join), rows.Sides(join));
        foreach (var (column, value) in new[] { ("A", a), ("B", b) })
            (await database.RowProbe.CountValues(ns, table, column, [value.Trim('\'')], Ct))
                .ShouldBe(1, $"{table}.{column} should be {value}");
    }
}
