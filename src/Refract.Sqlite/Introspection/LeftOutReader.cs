using Refract.Relational.Catalog;
using Refract.Sqlite.Definitions;

namespace Refract.Sqlite.Introspection;

/// <summary>Finds in the texts of a table, its indexes and its triggers what the schema language has no words
/// for.</summary>
internal static class LeftOutReader
{
    public static IEnumerable<CatalogLeftOut> Of(CatalogTable table)
    {
        if (TableDefinitionParser.Parse(table.Definition) is { } definition)
        {
            foreach (var thing in Of(definition))
                yield return thing with { Table = table.Name };
        }

        foreach (var dependent in table.Dependents)
        {
            if (dependent.IsTrigger)
                yield return new CatalogLeftOut("trigger", dependent.Name, table.Name);
            else if (table.Indexes.All(index => index.Name != dependent.Name))
                yield return new CatalogLeftOut("index over an expression", dependent.Name, table.Name);
            else if (SqliteIndexText.HasCollation(dependent.Sql))
                yield return new CatalogLeftOut("collation of the index", dependent.Name, table.Name);
        }
    }

    private static IEnumerable<CatalogLeftOut> Of(TableDefinition table)
    {
        foreach (var column in table.Columns)
        {
            foreach (var clause in column.Clauses)
            {
                if (Of(clause, column.Name) is { } thing)
                    yield return thing;
            }
        }

        foreach (var clause in table.Constraints)
        {
            if (Of(clause, string.Join(", ", clause.Columns ?? [])) is { } thing)
                yield return thing;
        }

        if (table.IsStrict)
            yield return new CatalogLeftOut("STRICT", null);
        if (table.IsWithoutRowId)
            yield return new CatalogLeftOut("WITHOUT ROWID", null);
    }

    private static CatalogLeftOut? Of(Clause clause, string columns) => clause.Kind switch
    {
        ClauseKind.Check => new CatalogLeftOut("CHECK constraint", clause.Name ?? Short(clause.Text)),
        ClauseKind.Collate => new CatalogLeftOut("collation of the column", columns),
        ClauseKind.Generated => new CatalogLeftOut("generated column", columns),
        ClauseKind.ForeignKey when clause.Deferral is { } deferral =>
            new CatalogLeftOut(deferral + " of the foreign key on", columns),
        // Of a constraint; a column's own is a clause beside it.
        ClauseKind.PrimaryKey or ClauseKind.Unique
            when SqlTokenizer.Read(clause.Text).Any(token => token.Is("COLLATE")) =>
            new CatalogLeftOut("collation of the key", Short(clause.Text)),
        _ when clause.Conflict is { } conflict => new CatalogLeftOut(conflict + " on", columns),
        _ => null,
    };

    private static string Short(string text)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length > 80 ? line[..79] + "…" : line;
    }
}
