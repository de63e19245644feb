using Refract.Migrate.Diff;
using Refract.Migrate.Renames;
using Refract.Relational.Catalog;
using Refract.Relational.Contracts;
using Refract.Schema;

namespace Refract.Migrate.Engine;

public sealed partial class MigrationEngine
{
    /// <summary>How long a comparison waits for rows that it only counts.</summary>
    private static readonly TimeSpan s_countWait = TimeSpan.FromSeconds(1);

    /// <summary>Compares any two states.</summary>
    public Task<DiffResult> Diff(DiffSource from, DiffSource to, CancellationToken ct = default) =>
        Diff(from, to, [], ct);

    /// <summary>Compares any two states.</summary>
    /// <param name="from">The state to start from.</param>
    /// <param name="to">The state to arrive at.</param>
    /// <param name="renames">What gets another name and keeps what is in it, each <c>OLD=NEW</c>.</param>
    /// <param name="ct">Ends it.</param>
    /// <exception cref="MigrationException"><c>RFR3014</c>: a rename fits nothing that differs.</exception>
    public async Task<DiffResult> Diff(DiffSource from, DiffSource to, IReadOnlyList<string> renames,
        CancellationToken ct = default)
    {
        var scope = NamespaceScope.Of(SchemasOf(from, to), _settings.Url, Rules);
        var target = await CatalogOf(to, from, scope, ct).ConfigureAwait(false);
        var start = await CatalogOf(from, to, scope, ct).ConfigureAwait(false);
        var plan = RenameResolver.Resolve(renames, start, target, Rules,
            Names((from as DiffSource.SchemaSource)?.Schema), Names((to as DiffSource.SchemaSource)?.Schema));
        start = await _settings.Provider.Rename(start, plan.Operations, ct).ConfigureAwait(false);
        if (to is DiffSource.SchemaSource wanted)
        {
            start = CatalogScope.Narrow(start, target, wanted.Schema);
            if (from is not DiffSource.SchemaSource)
                target = CatalogScope.WithConditions(target, start, wanted.Schema);
        }

        if (from is DiffSource.SchemaSource had)
        {
            target = CatalogScope.Named(CatalogScope.Narrow(target, start, had.Schema), start);
            target = UnsayableKeys.Without(target, Rules);
            start = UnaskedNumbers.Carry(start, target);
            if (to is not DiffSource.SchemaSource) start = CatalogScope.WithConditions(start, target, had.Schema);
        }
        if (from is not DiffSource.SchemaSource && to is not DiffSource.SchemaSource)
            (start, target) = CatalogScope.NarrowBoth(start, target, _settings.Schema, Rules);
        var difference = Compare(start, target, plan);
        if (from is DiffSource.MigrationsSource migrations && to is DiffSource.SchemaSource { Schema: var goal })
            return Announced(difference, goal, migrations.Migrations.Load());
        if (from is not DiffSource.DatabaseSource || difference.Script.Risks.Count == 0) return difference;
        try
        {
            var database = await Open(ct).ConfigureAwait(false);
            await using var _ = database.ConfigureAwait(false);
            await database.LimitLockWaits(s_countWait, ct).ConfigureAwait(false);
            return difference with
            {
                Warnings = await RiskAssessor.Assess(difference, database, ct).ConfigureAwait(false),
            };
        }
        catch (MigrationException)
        {
            // The rows cannot be read: no right, a lock, a damaged page. What differs is known all the same.
            return difference;
        }
    }

    /// <summary>
    /// The schemas that say what is compared: those on the two sides; the engine's own when neither side is one.
    /// </summary>
    private List<PrismaSchema> SchemasOf(params ReadOnlySpan<DiffSource> sides)
    {
        var schemas = new List<PrismaSchema>();
        foreach (var side in sides)
            if (side is DiffSource.SchemaSource source) schemas.Add(source.Schema);
        if (schemas.Count == 0 && _settings.Schema is { } own) schemas.Add(own);
        return schemas;
    }

    private async Task<DatabaseCatalog> CatalogOf(DiffSource source, DiffSource other, NamespaceScope scope,
        CancellationToken ct)
    {
        var wanted = other is DiffSource.SchemaSource compared ? Desired(compared.Schema) : null;
        switch (source)
        {
            case DiffSource.SchemaSource schema: return Desired(schema.Schema);
            case DiffSource.DatabaseSource:
                var database = await Open(ct).ConfigureAwait(false);
                await using (database.ConfigureAwait(false))
                {
                    Report(MigrationStage.ReadingDatabase);
                    return await Respelled(database,
                        await database.Introspect(scope.Compared, ct).ConfigureAwait(false)).ConfigureAwait(false);
                }
            case DiffSource.MigrationsSource migrations:
                var set = migrations.Migrations.Load();
                ThrowIfUnusable(set);
                var shadow = await OpenShadow(ct).ConfigureAwait(false);
                await using (shadow.ConfigureAwait(false))
                {
                    await Replay(shadow, set.Migrations, ct).ConfigureAwait(false);
                    return await Respelled(shadow, await shadow.Introspect(scope.Compared, ct).ConfigureAwait(false))
                        .ConfigureAwait(false);
                }
            default: return new DatabaseCatalog { DefaultNamespace = _settings.Url.Schema ?? "public" };
        }

        async Task<DatabaseCatalog> Respelled(IMigrationDatabase database, DatabaseCatalog read) =>
            wanted is null ? read : await database.Respell(read, wanted, ct).ConfigureAwait(false);
    }
}
