using Refract.Sqlite.Types;

namespace Refract.Sqlite.Definitions;

/// <summary>
/// The clauses of a table that change how it behaves and that the schema language has no words for. Every foreign key
/// is among them: which of them a schema could say is not seen from the table alone.
/// </summary>
internal static class UnsaidClauses
{
    public static IEnumerable<UnsaidClause> Of(TableDefinition table)
    {
        foreach (var column in table.Columns)
        {
            foreach (var clause in column.Clauses.Where(IsUnsaid))
                yield return new UnsaidClause(column.Name, clause.Conflict ?? clause.Deferral ?? clause.Text);
        }

        foreach (var clause in table.Constraints.Where(IsUnsaid))
            yield return new UnsaidClause(null, clause.Text);
        foreach (var key in ForeignKeys(table))
            yield return key;
        if (table.IsStrict)
            yield return new UnsaidClause(null, "STRICT");
        if (table.IsWithoutRowId)
            yield return new UnsaidClause(null, "WITHOUT ROWID");
    }

    private static IEnumerable<UnsaidClause> ForeignKeys(TableDefinition table)
    {
        foreach (var item in table.Items)
        {
            foreach (var clause in item.Column?.Clauses ?? [item.Constraint!])
            {
                var columns = item.Column is { } column ? [column.Name] : clause.Columns;
                if (clause is { Kind: ClauseKind.ForeignKey, ReferencedTable: { } target } && columns is not null)
                {
                    var text = $"FOREIGN KEY ({SqliteNames.Quote(columns)}) REFERENCES {SqliteNames.Quote(target)}";
                    yield return new UnsaidClause(null, text) { KeyColumns = columns, ReferencedTable = target };
                }
            }
        }
    }

    private static bool IsUnsaid(Clause clause) => clause.Kind is ClauseKind.Check or ClauseKind.Collate or ClauseKind.Generated
        || clause.Conflict is not null || clause.Deferral is not null;
}
