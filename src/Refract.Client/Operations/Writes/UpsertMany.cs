using System.Globalization;
using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>Creates rows, or changes those that are there already, by a key that each row gives.</summary>
/// <param name="key">The key.</param>
internal sealed class UpsertMany(KeyInfo key) : WriteManyPlan, IOperation<int>
{
    /// <inheritdoc/>
    OperationSteps IOperation<int>.Steps => OperationSteps.One;

    /// <inheritdoc/>
    OperationSteps IOperation<int>.StepsOn(IRunnerSource source) =>
        source.Policies?.Hides(Model) == true ? OperationSteps.Several : OperationSteps.One;

    /// <inheritdoc/>
    Task<int> IOperation<int>.Run(Engine engine, CancellationToken ct)
    {
        RequireKeys(Create!, key);
        var now = engine.Now;
        var statements = new List<SqlStatement>();
        foreach (var rows in Alike()) statements.AddRange(Planner(engine, rows[0], now).Plan(rows, false));
        return engine.Statements.Policies?.Hides(Model) == true
            ? AllOrNone(engine, statements, ct)
            : WriteBatch.Run(engine.Source.Runner(Access), statements, ct);
    }

    /// <summary>Rows whose key belongs to one that policies hide are not written: then none are.</summary>
    private Task<int> AllOrNone(Engine engine, List<SqlStatement> statements, CancellationToken ct) =>
        OneTransaction.Run(engine, async transaction =>
        {
            var touched = await WriteBatch.Run(transaction, statements, ct).ConfigureAwait(false);
            return touched == Create!.Count ? touched : throw NotFound.Hidden(Model, key);
        }, ct);

    /// <summary>
    /// Rows that give the same columns go together: a column that a row leaves out stays as it is in a row that is
    /// there, and takes its default in a new one.
    /// </summary>
    private List<List<DataInput>> Alike()
    {
        var groups = new List<List<DataInput>>();
        foreach (var row in Create!)
        {
            var group = groups.Find(group => Model.Columns.All(column => group[0].Has(column.Slot)
                == row.Has(column.Slot)));
            if (group is null) groups.Add([row]);
            else group.Add(row);
        }

        return groups;
    }

    private InsertManyPlanner Planner(Engine engine, DataInput row, DateTimeOffset now)
    {
        var given = Model.Columns.Where(column => row.Has(column.Slot) && !column.IsVersion
            && !key.Columns.Contains(column)).ToList();
        if (given.Count > 0)
            given.AddRange(Model.Columns.Where(column => column.IsUpdatedAt && !given.Contains(column)));
        return new InsertManyPlanner(engine.Statements, Model, Verb, now, conflict: new InsertConflict(key, given));
    }

    /// <summary>Each row gives the key, and no two rows the same.</summary>
    private static void RequireKeys(IReadOnlyList<DataInput> items, KeyInfo key)
    {
        var seen = new Dictionary<RowKey, int>(items.Count);
        for (var i = 0; i < items.Count; i++)
        {
            var parts = new RowKey[key.Columns.Count];
            for (var k = 0; k < parts.Length; k++)
            {
                var column = key.Columns[k];
                if (!Assignments.TryFind(column, items[i], null, out var value) || value.IsNull)
                    throw new InvalidQueryException(string.Create(CultureInfo.InvariantCulture,
                        $"data[{i}] gives no {column.Name}, by which UpsertMany looks for the row."), "data");
                parts[k] = PartOf(value);
            }

            var whole = parts.Length == 1 ? parts[0] : RowKey.Of(new CompositeKey(parts));
            if (!seen.TryAdd(whole, i))
                throw new InvalidQueryException(string.Create(CultureInfo.InvariantCulture,
                    $"data[{seen[whole]}] and data[{i}] have the same key, so it is not known which of them counts."),
                    "data");
        }
    }

    private static RowKey PartOf(SqlValue value) => value.Kind switch
    {
        SqlValueKind.Text or SqlValueKind.Json => RowKey.Of((object)value.AsText),
        SqlValueKind.Guid => RowKey.Of((object)value.AsGuid),
        SqlValueKind.Decimal => RowKey.Of((object)value.AsDecimal),
        SqlValueKind.Float => RowKey.Of((object)value.AsFloat),
        SqlValueKind.Bytes => RowKey.Of((object)Convert.ToHexString(value.AsBytes)),
        _ => RowKey.Of(value.AsBigInt),
    };
}
