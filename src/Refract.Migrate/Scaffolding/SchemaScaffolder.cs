using Refract.Migrate.Desired;
using Refract.Migrate.Diff;
using Refract.Relational.Catalog;
using Refract.Relational.Contracts;
using Refract.Schema;
using Refract.Schema.Text;

namespace Refract.Migrate.Scaffolding;

/// <summary>
/// Brings a schema in step with a database. What still holds keeps its text: files, order, comments, names, and
/// everything that only clients know. The same comparison that makes migrations decides what differs, so a schema that
/// was just pushed comes back unchanged.
/// </summary>
public static class SchemaScaffolder
{
    /// <summary>Updates a valid schema, of any number of files, to a database's structure.</summary>
    public static PulledSchema Update(PrismaSchema schema, DatabaseCatalog actual, StructureRules rules)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(actual);

        // A shell that writes the output into the schema's own file has emptied it before this program reads it.
        if (IsBlank(schema)) return Begin(schema.Files, actual, rules);
        var current = SchemaCatalog.From(schema, rules, actual.DefaultNamespace);
        var narrow = CatalogScope.Named(CatalogScope.Narrow(actual, current, schema, isPull: true), current);
        var leftOut = LeftOutThings.Of(actual, narrow, schema, rules);
        actual = narrow;
        var carried = CatalogScope.Carry(current, actual, rules);
        if (CatalogDiffer.Diff(carried, actual, rules, ComparedParts.OfPull).Count == 0
            && current.Extensions.Count == actual.Extensions.Count)
            return new PulledSchema(schema.Files, [], []) { LeftOut = leftOut };

        var pulled = new SchemaEditor(schema, current, UnsayableKeys.WithoutKeysOfLists(actual), rules).Run();
        var (files, repairs) = SchemaRepair.Run(pulled.Files);
        if (repairs.Count > 0)
            pulled = pulled with
            {
                Files = files,
                ChangedPaths = [.. files.Where((file, at) => file.Text != schema.Files[at].Text)
                    .Select(file => file.Path)],
                Notes = [.. pulled.Notes, .. repairs],
            };
        return pulled with
        {
            Notes = [.. pulled.Notes, .. Remaining(pulled.Files, actual, rules)], LeftOut = leftOut,
        };
    }

    /// <summary>Writes a schema from nothing, with a datasource block and all models in one file.</summary>
    /// <param name="path">The file's path.</param>
    /// <param name="actual">The database's structure.</param>
    /// <param name="rules">The database's.</param>
    public static PulledSchema Create(string path, DatabaseCatalog actual, StructureRules rules)
    {
        return Begin([new SourceFile(path, "")], actual, rules);
    }

    /// <summary>Whether a schema has no block at all, nor a file that could not be read as one.</summary>
    private static bool IsBlank(PrismaSchema schema) => schema.Files.Count > 0
        && schema is { Datasource: null, Generators.Count: 0, Models.Count: 0, Enums.Count: 0 };

    /// <summary>Puts a datasource into the first file, behind what it has, and then everything else.</summary>
    private static PulledSchema Begin(IReadOnlyList<SourceFile> files, DatabaseCatalog actual, StructureRules rules)
    {
        var (path, text) = (files[0].Path, files[0].Text.TrimEnd());
        if (text.Length > 0) text += "\n\n";
        var file = new SourceFile(path, $"{text}datasource db {{\n  provider = \"{rules.Name}\"\n}}\n");
        var pulled = Update(SchemaCompiler.Compile([file, .. files.Skip(1)]).Schema, actual, rules);
        return pulled with { ChangedPaths = [path, .. pulled.ChangedPaths.Where(other => other != path)] };
    }

    /// <summary>
    /// What still differs after all edits, so that nobody takes an incomplete schema for a complete one.
    /// </summary>
    private static IEnumerable<string> Remaining(IReadOnlyList<SourceFile> files, DatabaseCatalog actual,
        StructureRules rules)
    {
        var result = SchemaCompiler.Compile(files);
        foreach (var diagnostic in result.Diagnostics.Where(diagnostic
            => diagnostic.Severity == Schema.Diagnostics.DiagnosticSeverity.Error))
            yield return $"The written schema needs a look: {diagnostic}";
        if (!result.IsValid) yield break;
        var written = SchemaCatalog.From(result.Schema, rules, actual.DefaultNamespace);
        var left = CatalogScope.Narrow(actual, written, result.Schema, isPull: true);
        foreach (var (old, current) in OldJoinTables(left, written).ToArray())
        {
            left = left with
            {
                Tables = [.. left.Tables.Select(table => ReferenceEquals(table, old) ? current : table)],
            };
            yield return $"The join table {old.Name} has the unique index that Prisma made before version 6; the next "
                + "push or migration puts a primary key in its place.";
        }

        foreach (var operation in CatalogDiffer.Diff(CatalogScope.Carry(written, left, rules), left, rules,
            ComparedParts.OfPull))
            yield return "The schema cannot say everything that the database holds: "
                + $"{operation.GetType().Name} remains.";
    }

    /// <summary>
    /// Join tables that differ from those of today in nothing but that, each with what it is to be.
    /// </summary>
    private static IEnumerable<(CatalogTable Old, CatalogTable Current)> OldJoinTables(DatabaseCatalog actual,
        DatabaseCatalog written)
    {
        foreach (var table in actual.Tables.Where(table => table is { PrimaryKey: null, Columns.Count: 2 }))
            if (written.Tables.FirstOrDefault(other => other.Name == table.Name
                    && (other.Namespace ?? written.DefaultNamespace) == (table.Namespace ?? actual.DefaultNamespace))
                    is { PrimaryKey.Columns: ["A", "B"] } wanted
                && table.Indexes.FirstOrDefault(index => index is { IsUnique: true, Condition: null }
                    && index.Columns.Select(column => column.Name).SequenceEqual(["A", "B"])) is { } unique)
                yield return (table, table with
                {
                    PrimaryKey = wanted.PrimaryKey, Indexes = [.. table.Indexes.Where(index => index != unique)],
                });
    }
}
