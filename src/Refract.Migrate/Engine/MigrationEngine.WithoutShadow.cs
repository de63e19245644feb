using Refract.Migrate.History;
using Refract.Relational.Contracts;
using Refract.Relational.Operations;

namespace Refract.Migrate.Engine;

public sealed partial class MigrationEngine
{
    /// <summary>Whether there is a place to try migrations in; some databases can be made in memory.</summary>
    private bool HasShadow =>
        _settings.MayCreateShadow || _settings.Provider.InMemory is not null
        || _settings.ShadowUrl is not null || _settings.ShadowServer is not null;

    /// <summary>
    /// Writes a migration where the others cannot be tried. A database that has them all is taken for what they give.
    /// Whatever was made in it by hand counts then, too, so only a migration that adds is written: nothing may be
    /// dropped or changed because it is in no migration.
    /// </summary>
    private async Task<CreateMigrationResult> CreateFromDatabase(DevOptions options, MigrationSet set,
        CancellationToken ct)
    {
        var database = await TryOpen(ct).ConfigureAwait(false)
            ?? throw NoShadow(" The database, which could say what they give, does not exist.");
        await using var _ = database.ConfigureAwait(false);
        var diagnosis = await Look(database, set, ct).ConfigureAwait(false);
        if (!diagnosis.IsUpToDate || diagnosis.IsUnmanaged)
            throw NoShadow(" The database itself does not say what they give, because it is not in their state.");

        var read = await Read(database, ct).ConfigureAwait(false);
        var difference = Styled(await ToSchema(database, read, options.Renames, ct).ConfigureAwait(false), options,
            set);
        if (!difference.Operations.All(IsAddition))
            throw NoShadow(" The schema asks for more than additions to the database.");
        if (difference.Script.IsEmpty && !options.AllowEmpty)
            return new CreateMigrationResult { Script = difference.Script, IsOfDatabase = true };
        options = options with { CreateOnly = true };
        var result = await Write(options, difference, database, null, ct).ConfigureAwait(false);
        return result with { IsOfDatabase = true };
    }

    private static bool IsAddition(MigrationOperation operation) => operation switch
    {
        CreateTable or CreateIndex or CreateEnum or CreateExtension or CreateNamespace => true,
        AddEnumValues or AddForeignKey => true,
        AlterTable alter => alter.Changes.All(change => change is AddColumn),
        _ => false,
    };

    private static MigrationException NoShadow(string why) => new("P3014",
        "To know what the migrations give, they have to be tried on an empty database, and none is made on this server."
        + why,
        "Name an empty database for that with --shadow-url, or as shadowDatabaseUrl in the datasource.");
}
