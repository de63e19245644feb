using Refract.Migrate.Scaffolding;

namespace Refract.Migrate.Engine;

public sealed partial class MigrationEngine
{
    /// <summary>
    /// Works out the schema that describes the database: the given schema with what differs changed, or without one a
    /// new file. Writes nothing; the caller writes <see cref="PulledSchema.ChangedPaths"/>.
    /// </summary>
    /// <param name="newFilePath">The path of the file to make when there is no schema.</param>
    /// <param name="ct">Ends it.</param>
    public async Task<PulledSchema> Pull(string newFilePath = "schema.prisma", CancellationToken ct = default)
    {
        var database = await Open(ct).ConfigureAwait(false);
        await using var _ = database.ConfigureAwait(false);
        var catalog = await Read(database, ct).ConfigureAwait(false);
        if (_settings.Schema is not null)
            catalog = await database.Respell(catalog, Desired(_settings.Schema), ct).ConfigureAwait(false);
        return _settings.Schema is { } schema
            ? SchemaScaffolder.Update(schema, catalog, Rules)
            : SchemaScaffolder.Create(newFilePath, catalog, Rules);
    }
}
