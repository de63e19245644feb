using Refract.Migrate.Scaffolding;
using Refract.Relational.Contracts;

namespace Refract.Migrate.Engine;

public sealed partial class MigrationEngine
{
    /// <summary>
    /// Works out the schema that describes the database: the given schema with what differs changed, or without one a
    /// new file. Writes nothing; the caller writes <see cref="PulledSchema.ChangedPaths"/>.
    /// </summary>
    /// <param name="newFilePath">The path of the file to make when there is no schema.</param>
    /// <param name="ct">Ends it.</param>
    /// <exception cref="MigrationException">
    /// <c>P4001</c> the database has no tables and the schema has models, so that all of these would go.
    /// </exception>
    public async Task<PulledSchema> Pull(string newFilePath = "schema.prisma", CancellationToken ct = default)
    {
        var database = await Open(ct).ConfigureAwait(false);
        await using var _ = database.ConfigureAwait(false);
        Report(MigrationStage.ReadingDatabase);
        var catalog = await database.IntrospectAll(Scope.Compared, ct).ConfigureAwait(false);
        if (catalog.Tables.Count == 0 && _settings.Schema is { } written && written.Models.Any(model => !model.IsView))
            throw new MigrationException("P4001",
                $"The {database.Description} has no tables, so every model would be removed from the schema. "
                    + "Nothing was changed.",
                "Check that this is the right database. To fill it, run `refract db push` or `refract migrate "
                + "deploy`; to begin a new schema, remove the models by hand.");
        if (_settings.Schema is not null)
            catalog = await database.Respell(catalog, Desired(_settings.Schema), ct).ConfigureAwait(false);
        return _settings.Schema is { } schema
            ? SchemaScaffolder.Update(schema, catalog, Rules)
            : SchemaScaffolder.Create(newFilePath, catalog, Rules);
    }
}
