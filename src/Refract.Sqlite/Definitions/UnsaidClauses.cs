namespace Refract.Sqlite.Definitions;

/// <summary>The clauses of a table that change how it behaves and that the schema language has no words for.</summary>
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
        if (table.IsStrict)
            yield return new UnsaidClause(null, "STRICT");
        if (table.IsWithoutRowId)
            yield return new UnsaidClause(null, "WITHOUT ROWID");
    }

    private static bool IsUnsaid(Clause clause) =>
        clause.Kind is ClauseKind.Check or ClauseKind.Collate or ClauseKind.Generated
        || clause.Conflict is not null || clause.Deferral is not null;
}
