using Refract.Migrate.Diff;
using Refract.Migrate.Renames;
using Refract.Relational.Catalog;
using Refract.Relational.Contracts;
using Refract.Relational.Operations;
using Refract.Schema;

namespace Refract.Migrate.Engine;

public sealed partial class MigrationEngine
{
    /// <summary>The way from what was read of a database to the schema, with the renames that were asked for.</summary>
    /// <param name="database">The database that was read.</param>
    /// <param name="read">What was read of it.</param>
    /// <param name="renames">Each <c>OLD=NEW</c>.</param>
    /// <param name="ct">Ends it.</param>
    private async Task<DiffResult> ToSchema(IMigrationDatabase database, DatabaseCatalog read,
        IReadOnlyList<string> renames, CancellationToken ct)
    {
        var schema = RequiredSchema;
        var desired = Desired(schema);
        var plan = RenameResolver.Resolve(renames, read, desired, Rules, Names(null), Names(schema));
        // The database only knows the old names.
        var respelled = await database.Respell(read, RenamedCatalog.After(desired, plan.Reversed), ct)
            .ConfigureAwait(false);
        var start = await _settings.Provider.Rename(respelled, plan.Operations, ct).ConfigureAwait(false);
        return Compare(CatalogScope.Narrow(start, desired, schema),
            CatalogScope.WithConditions(desired, start, schema), plan);
    }

    private RenameNames Names(PrismaSchema? schema) => new(schema, Rules, _settings.Url.Schema ?? "public");

    /// <param name="from">What is there, under the new names.</param>
    /// <param name="to">What is wanted.</param>
    /// <param name="renames">The renames that are made before everything else.</param>
    /// <param name="parts">What is compared beyond the usual; null for what the settings say.</param>
    private DiffResult Compare(DatabaseCatalog from, DatabaseCatalog to, RenamePlan? renames = null,
        ComparedParts? parts = null)
    {
        parts ??= new ComparedParts { EnumOrder = _settings.ComparesEnumOrder };
        renames ??= RenamePlan.None;
        to = CatalogScope.Carry(to, from, Rules);
        (var aside, from) = NamesAside.Of(from, to, renames.Operations, Rules);
        var changes = CatalogDiffer.Diff(from, to, Rules, parts);
        var namespaces = changes.TakeWhile(operation => operation is CreateNamespace).ToArray();
        MigrationOperation[] operations =
            [.. namespaces, .. renames.Operations, .. aside, .. changes.Skip(namespaces.Length)];
        return new DiffResult(operations, _settings.Provider.SqlWriter.Write(operations, from, to), from, to)
        {
            Renames = renames with { Candidates = RenameFinder.Find(from, to, Rules) },
            InOtherOrder = parts.EnumOrder ? [] : [.. EnumDiffer.InOtherOrder(new CatalogPair(from, to, Rules))],
        };
    }
}
